package io.atrium.store;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the entities say of tables and columns, as far as they say it. */
final class Mapping {
    private Mapping() {}

    /** A field and where it is kept. Names are in lower case. */
    record Mapped(String table, String column, Class<?> type) {
        String name() {
            return table + "." + column;
        }
    }

    /** Of all entities there are. */
    static List<Mapped> all() throws IOException {
        List<Mapped> all = new ArrayList<>();
        for (Class<?> type : entities()) {
            Table table = type.getAnnotation(Table.class);
            String name = table == null || table.name().isEmpty() ? type.getSimpleName() : table.name();
            add(name.toLowerCase(Locale.ROOT), type, all);
        }
        return all;
    }

    private static void add(String table, Class<?> type, List<Mapped> all) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    || Modifier.isTransient(field.getModifiers())
                    || field.isAnnotationPresent(Transient.class)) {
                continue;
            }
            if (field.isAnnotationPresent(Embedded.class)) {
                add(table, field.getType(), all);
                continue;
            }
            Column column = field.getAnnotation(Column.class);
            String name = column == null || column.name().isEmpty() ? field.getName() : column.name();
            all.add(new Mapped(table, name.toLowerCase(Locale.ROOT), field.getType()));
        }
    }

    private static List<Class<?>> entities() throws IOException {
        Path root = root();
        List<Class<?>> entities = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                String name = root.relativize(file)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replace('/', '.');
                Class<?> type = Class.forName(name, false, Mapping.class.getClassLoader());
                if (type.isAnnotationPresent(Entity.class)) {
                    entities.add(type);
                }
            }
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
        return entities;
    }

    private static Path root() {
        try {
            return Path.of(Schema.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
