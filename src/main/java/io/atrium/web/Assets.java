package io.atrium.web;

import io.atrium.wire.Json;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the bundled front-end files are: their names carry a hash of their content, so that they may be kept for ever. */
@Named
@ApplicationScoped
public class Assets {
    /** Written by src/main/frontend/build.mjs: logical name to hashed name. */
    private static final String MANIFEST = "/WEB-INF/assets.json";

    @Inject
    private ServletContext context;

    private Map<String, String> hashed = Map.of();

    @PostConstruct
    void read() {
        try (InputStream manifest = context.getResourceAsStream(MANIFEST)) {
            if (manifest == null) {
                throw new IllegalStateException("the front end was not built: " + MANIFEST + " is missing");
            }
            hashed = parse(manifest);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, String> parse(InputStream manifest) {
        try (JsonReader reader = Json.createReader(manifest)) {
            JsonObject names = reader.readObject();
            return names.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            Map.Entry::getKey, name -> ((JsonString) name.getValue()).getString()));
        }
    }

    public boolean has(String name) {
        return hashed.containsKey(name);
    }

    /**
     * The address of a file by its logical name ({@code kind/chat.js}).
     *
     * @throws IllegalArgumentException where the build made no such file
     */
    public String url(String name) {
        String file = hashed.get(name);
        if (file == null) {
            throw new IllegalArgumentException("no front-end file " + name);
        }
        return context.getContextPath() + "/assets/" + file;
    }
}
