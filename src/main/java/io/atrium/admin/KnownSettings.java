package io.atrium.admin;

import java.util.List;
import java.util.Locale;

/** The settings of docs/operations.md, in its order: a test holds the two against each other. */
final class KnownSettings {
    /** Settings under a heading. */
    record Group(String key, List<Known> settings) {}

    /**
     * One setting.
     *
     * @param property as MicroProfile Config knows it, {@code atrium.max-frame}
     * @param otherwise what holds where nobody has set it; null: nothing
     */
    record Known(String property, String otherwise) {
        /** As the environment knows it. */
        String variable() {
            return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        }
    }

    static final List<Group> ALL = List.of(
            group(
                    "storage",
                    known("atrium.data", "data"),
                    known("atrium.db.url"),
                    known("atrium.db.user", "atrium"),
                    known("atrium.db.password"),
                    known("atrium.db.pool"),
                    known("atrium.search", "true"),
                    known("atrium.search-dir")),
            group(
                    "files",
                    known("atrium.files-dir"),
                    known("atrium.s3.url"),
                    known("atrium.s3.region", "us-east-1"),
                    known("atrium.s3.key"),
                    known("atrium.s3.secret"),
                    known("atrium.file-bytes", "52428800"),
                    known("atrium.room-files", "5368709120"),
                    known("atrium.person-files", "5368709120"),
                    known("atrium.picture-pixels", "50000000"),
                    known("atrium.portrait-bytes", "5242880"),
                    known("atrium.upload-keep", "86400"),
                    known("atrium.file-sweep", "60"),
                    known("atrium.clamd"),
                    known("atrium.clamd-timeout", "60"),
                    known("atrium.import-dir"),
                    known("atrium.import-bytes", "2147483648"),
                    known("atrium.import-unpacked", "10737418240"),
                    known("atrium.import-messages", "2000000")),
            group(
                    "nodes",
                    known("atrium.redis.url"),
                    known("atrium.redis.prefix", "atrium:"),
                    known("atrium.redis.sentinel.password"),
                    known("atrium.redis.ca"),
                    known("atrium.redis.certificate"),
                    known("atrium.redis.key"),
                    known("atrium.node-name")),
            group(
                    "accounts",
                    known("atrium.admin-password"),
                    known("atrium.password-iterations", "210000"),
                    known("atrium.guest-rooms", "false"),
                    known("atrium.guest-tokens", "false"),
                    known("atrium.password-length", "8"),
                    known("atrium.second-factor", "optional"),
                    known("atrium.secret-key"),
                    known("atrium.secret-keys-old"),
                    known("atrium.demo", "false")),
            group(
                    "directory",
                    known("atrium.ldap.url"),
                    known("atrium.ldap.starttls", "true"),
                    known("atrium.ldap.ca"),
                    known("atrium.ldap.bind-dn"),
                    known("atrium.ldap.bind-password"),
                    known("atrium.ldap.base"),
                    known("atrium.ldap.filter", "(objectClass=person)"),
                    known("atrium.ldap.login", "uid"),
                    known("atrium.ldap.name", "cn"),
                    known("atrium.ldap.mail", "mail"),
                    known("atrium.ldap.id", "entryUUID"),
                    known("atrium.ldap.disabled"),
                    known("atrium.ldap.group-base"),
                    known("atrium.ldap.group-filter", "(|(member={0})(uniqueMember={0})(memberUid={1}))"),
                    known("atrium.ldap.group-name", "cn"),
                    known("atrium.ldap.administrators"),
                    known("atrium.ldap.rooms"),
                    known("atrium.ldap.people"),
                    known("atrium.ldap.timeout", "5"),
                    known("atrium.ldap.check", "900")),
            group(
                    "provider",
                    known("atrium.oidc.issuer"),
                    known("atrium.oidc.client-id"),
                    known("atrium.oidc.client-secret"),
                    known("atrium.oidc.scope", "openid profile email"),
                    known("atrium.oidc.login", "preferred_username"),
                    known("atrium.oidc.name", "name"),
                    known("atrium.oidc.mail", "email"),
                    known("atrium.oidc.groups", "groups"),
                    known("atrium.oidc.required-group"),
                    known("atrium.oidc.label"),
                    known("atrium.oidc.administrators"),
                    known("atrium.oidc.rooms"),
                    known("atrium.oidc.people"),
                    known("atrium.oidc.timeout", "10")),
            group(
                    "reaching",
                    known("atrium.port", "8080"),
                    known("atrium.allowed-origins"),
                    known("atrium.embed-origins"),
                    known("atrium.trusted-proxy", "false"),
                    known("atrium.secure-cookies", "false"),
                    known("atrium.sender", "auto"),
                    known("atrium.outside-hosts"),
                    known("atrium.preview-hosts"),
                    known("atrium.preview-timeout", "5"),
                    known("atrium.preview-bytes", "524288"),
                    known("atrium.preview-picture-bytes", "2097152"),
                    known("atrium.command-timeout", "3"),
                    known("atrium.delivery-attempts", "8"),
                    known("atrium.delivery-retry", "10"),
                    known("atrium.delivery-keep-days", "7"),
                    known("atrium.delivery-dead-hours", "72")),
            group(
                    "limits",
                    known("atrium.max-frame", "65536"),
                    known("atrium.rate-limit", "20"),
                    known("atrium.rate-burst", "100"),
                    known("atrium.replay-limit", "1000"),
                    known("atrium.replay-memory", "33554432"),
                    known("atrium.outbox-bytes", "1048576"),
                    known("atrium.outbox-stall", "10"),
                    known("atrium.channel-limit", "128"),
                    known("atrium.admission", "5000"),
                    known("atrium.max-upload", "16777216"),
                    known("atrium.max-sensors", "500"),
                    known("atrium.max-mentions", "20"),
                    known("atrium.room-mention-members", "50"),
                    known("atrium.max-groups", "1000"),
                    known("atrium.max-group-members", "5000"),
                    known("atrium.max-revisions", "20"),
                    known("atrium.invitation-days", "90"),
                    known("atrium.max-notices", "10000"),
                    known("atrium.max-scheduled", "100"),
                    known("atrium.max-saved", "1000"),
                    known("atrium.max-drafts", "200"),
                    known("atrium.max-draft", "16384")),
            group(
                    "maps",
                    known("atrium.tile-url"),
                    known("atrium.tile-attribution"),
                    known("atrium.tile-zoom", "19"),
                    known("atrium.image-sources")),
            group("going", known("atrium.drain", "10")),
            group(
                    "mail",
                    known("atrium.mail.host"),
                    known("atrium.mail.port"),
                    known("atrium.mail.security", "starttls"),
                    known("atrium.mail.user"),
                    known("atrium.mail.password"),
                    known("atrium.mail.from"),
                    known("atrium.url"),
                    known("atrium.mail.after", "300"),
                    known("atrium.mail.every", "900"),
                    known("atrium.mail.retry", "60"),
                    known("atrium.mail.timeout", "20"),
                    known("atrium.mail.bounces"),
                    known("atrium.mail.bounces.host"),
                    known("atrium.mail.bounces.port"),
                    known("atrium.mail.bounces.security", "tls"),
                    known("atrium.mail.bounces.user"),
                    known("atrium.mail.bounces.password"),
                    known("atrium.mail.bounces.every", "60")),
            group(
                    "push",
                    known("atrium.push", "false"),
                    known("atrium.push.subject"),
                    known("atrium.push.public-key"),
                    known("atrium.push.private-key"),
                    known("atrium.push.anywhere", "false")),
            group(
                    "keeping",
                    known("atrium.chat-keep-days", "0"),
                    known("atrium.document-keep-days", "30"),
                    known("atrium.location-keep-days", "30"),
                    known("atrium.sensor-keep-days", "7"),
                    known("atrium.retention-interval", "3600"),
                    known("atrium.compliance-direct", "false"),
                    known("atrium.export-keep-days", "7")));

    private KnownSettings() {}

    private static Group group(String key, Known... settings) {
        return new Group(key, List.of(settings));
    }

    private static Known known(String property) {
        return known(property, null);
    }

    private static Known known(String property, String otherwise) {
        return new Known(property, otherwise);
    }
}
