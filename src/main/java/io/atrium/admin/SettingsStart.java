package io.atrium.admin;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/** Has a node that starts go by what was changed before. */
@Startup
@Singleton
@DependsOn({"Schema", "ThreadSource"})
@TransactionManagement(TransactionManagementType.BEAN)
public class SettingsStart {
    @Inject
    private LiveSettings settings;

    @PostConstruct
    void load() {
        settings.load();
    }
}
