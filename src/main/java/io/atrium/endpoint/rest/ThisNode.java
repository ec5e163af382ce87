package io.atrium.endpoint.rest;

import io.atrium.admin.NodeFacts;
import io.atrium.endpoint.Drain;
import io.atrium.endpoint.Places;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import javax.sql.DataSource;

/** This node's state, as its doors know it. */
@ApplicationScoped
class ThisNode implements NodeFacts {
    @Resource(lookup = "java:app/jdbc/atrium")
    private DataSource database;

    @Inject
    private DatabaseCheck check;

    @Inject
    private Drain drain;

    @Inject
    private Places places;

    @Override
    public boolean isDraining() {
        return drain.isUnderWay();
    }

    @Override
    public int rooms() {
        return places.rooms();
    }

    @Override
    public boolean databaseAnswers() {
        return check.answers(database);
    }
}
