package io.atrium.admin;

import io.atrium.channel.Tunable;
import io.atrium.channel.Tuning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** All settings as they are on this node, and where each comes from. */
@ApplicationScoped
public class SettingsInForce {
    /** What hides in an address: {@code //user:password@}, up to the last @; and parameters that are called so. */
    private static final Pattern CREDENTIALS =
            Pattern.compile("(?<=//)[^\\s?]*@|(?<=[?&;])(?i:[\\w.]*(?:password|user|secret|key))=[^&;]*");

    private static final Pattern SECRET = Pattern.compile("(PASSWORD|PRIVATE_KEY|SECRET_KEY|SECRET_KEYS_OLD|SECRET)$");

    @Inject
    private Tuning tuning;

    @Inject
    private LiveSettings live;

    /** Where a value comes from. */
    public enum Source {
        DEFAULT,
        ENVIRONMENT,
        PROPERTY,
        /** Another source of MicroProfile Config that the server brings. */
        SERVER,
        /** An administrator, while running. */
        CHANGED
    }

    /**
     * One setting.
     *
     * @param value null: nothing is set, or its value is shown to nobody
     * @param secret it is set, and its value is shown to nobody
     * @param tunable null: it takes a restart to change it
     * @param by who changed it while running, or null
     */
    public record Setting(
            String variable, String value, boolean secret, Source source, Tunable tunable, String by, Instant at) {}

    /** Settings that belong together, under the key of their heading. */
    public record Section(String key, List<Setting> settings) {}

    /** As they are listed in docs/operations.md. */
    public List<Section> sections() {
        Map<String, LiveSetting> changed =
                live.changed().stream().collect(Collectors.toMap(LiveSetting::getName, Function.identity()));
        return KnownSettings.ALL.stream()
                .map(group -> new Section(
                        group.key(),
                        group.settings().stream()
                                .map(known -> setting(known, changed.get(known.variable())))
                                .toList()))
                .toList();
    }

    private Setting setting(KnownSettings.Known known, LiveSetting changed) {
        String variable = known.variable();
        Optional<Tunable> tunable = Arrays.stream(Tunable.values())
                .filter(each -> each.variable().equals(variable))
                .findFirst();
        if (changed != null && tunable.isPresent()) {
            String value = Integer.toString(tuning.value(tunable.get()));
            return new Setting(variable, value, false, Source.CHANGED, tunable.get(), changed.getBy(), changed.getAt());
        }
        Optional<String> set = ConfigProvider.getConfig().getOptionalValue(known.property(), String.class);
        boolean secret = set.isPresent() && isSecret(variable);
        String value = set.map(SettingsInForce::withoutCredentials).orElse(known.otherwise());
        return new Setting(
                variable, secret ? null : value, secret, source(known, set), tunable.orElse(null), null, null);
    }

    /** Whether the value of a setting is shown to nobody. */
    static boolean isSecret(String variable) {
        return SECRET.matcher(variable).find();
    }

    /** What is left of an address that may be shown. */
    static String withoutCredentials(String value) {
        return CREDENTIALS
                .matcher(value)
                .replaceAll(found -> found.group().endsWith("@")
                        ? "***@"
                        : found.group().substring(0, found.group().indexOf('=') + 1) + "***");
    }

    private static Source source(KnownSettings.Known known, Optional<String> set) {
        if (set.isEmpty()) {
            return Source.DEFAULT;
        }
        if (System.getProperty(known.property()) != null) {
            return Source.PROPERTY;
        }
        return System.getenv(known.variable()) == null ? Source.SERVER : Source.ENVIRONMENT;
    }
}
