package io.atrium;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may import whom: the table of docs/architecture.md. */
class ImportTableTest {
    private static final JavaClasses ATRIUM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.atrium");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wire     |",
                "signal   |",
                "store    |",
                "outside  | wire",
                "channel  | wire",
                "node     | signal channel wire",
                "audit    | signal channel wire",
                "account  | audit signal wire",
                "room     | account audit signal channel wire",
                "kind     | room account channel wire",
                "preview  | room account file outside channel wire",
                "file     | room account signal channel wire",
                "search   | room account signal channel wire",
                "notify   | room account audit outside signal channel wire",
                "schedule | room account signal channel wire",
                "command  | room account audit outside schedule signal channel wire",
                "hook     | room account audit outside signal channel wire",
                "admin    | room account audit signal channel wire",
                "imports  | room account audit file admin signal channel wire",
                "identity | room account audit signal channel wire",
                "compliance | room file account audit signal channel wire",
                "endpoint | wire signal store outside channel audit account room preview file search notify schedule command"
                        + " hook compliance admin imports",
                "web      | wire signal store outside channel audit account room preview file search notify schedule command"
                        + " hook compliance admin identity imports",
            })
    void a_package_imports_only_what_its_row_names(String row, String imported) {
        String[] allowed = Stream.concat(
                        Stream.of(row), imported == null ? Stream.empty() : Arrays.stream(imported.split(" ")))
                .map(name -> "io.atrium." + name + "..")
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage("io.atrium." + row + "..")
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("io.atrium..")).or(resideInAnyPackage(allowed)))
                .allowEmptyShould(true)
                .check(ATRIUM);
    }

    @Test
    void no_kind_knows_another() {
        slices().matching("io.atrium.kind.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(ATRIUM);
    }

    @Test
    void packages_form_no_circle() {
        slices().matching("io.atrium.(**)").should().beFreeOfCycles().check(ATRIUM);
    }

    @ParameterizedTest
    @CsvSource({
        "jakarta.websocket.., io.atrium.endpoint..",
        "jakarta.faces..,     io.atrium.web..",
        "org.primefaces..,    io.atrium.web..",
        "org.omnifaces..,     io.atrium.web..",
        "io.lettuce..,        io.atrium.channel.redis..",
        "jakarta.mail..,      io.atrium.notify..",
        "org.apache.lucene.., io.atrium.search..",
        "javax.naming.ldap..,  io.atrium.identity.ldap..",
        "com.nimbusds..,      io.atrium.identity.oidc..",
        "org.jsoup..,         io.atrium.preview..",
    })
    void a_library_stays_in_its_package(String library, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(ATRIUM);
    }

    /** Their own clocks may be minutes apart. */
    @Test
    void nodes_go_by_their_common_time() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.atrium.wire.CommonTime")
                .and()
                .doNotHaveFullyQualifiedName("io.atrium.node.ClockWatch")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(ATRIUM);
    }

    @Test
    void nobody_looks_for_a_json_provider_more_than_once() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(jakarta.json.Json.class)
                .check(ATRIUM);
    }
}
