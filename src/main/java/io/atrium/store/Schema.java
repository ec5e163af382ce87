package io.atrium.store;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Defines the data source and brings its schema up to date before anything else of Atrium starts. */
@DataSourceDefinition(
        name = "java:app/jdbc/atrium",
        className = "io.atrium.store.AtriumDataSource",
        url = "decided by the settings",
        user = "",
        password = "",
        initialPoolSize = 1,
        minPoolSize = 1,
        maxPoolSize = 30)
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Schema {
    @Resource(lookup = "java:app/jdbc/atrium")
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        migrate(dataSource, "classpath:db/migration");
    }

    /** Kinds number their migrations each for itself: one that comes later may have the smaller number. */
    static void migrate(DataSource database, String folder) {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(database)
                .locations(folder)
                .outOfOrder(true)
                .callbacks(new PatientMigration())
                .load()
                .migrate();
    }
}
