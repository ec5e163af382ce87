package io.atrium.web;

import io.atrium.compliance.Job;
import io.atrium.compliance.Jobs;
import io.atrium.compliance.OwnData;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The person's own data as a file. */
@Named
@RequestScoped
public class OwnDataPage {
    @Inject
    private OwnData ownData;

    @Inject
    private Jobs all;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private List<Job> jobs;

    public String ask() {
        try {
            ownData.ask(viewer.getCaller());
            once.tell("compliance:own.asked");
            return "/settings?faces-redirect=true";
        } catch (Problem underWay) {
            form.refuse("own", "compliance:error.own.conflict");
            return null;
        }
    }

    public List<Job> getJobs() {
        if (jobs == null) {
            jobs = all.of(viewer.getCaller());
        }
        return jobs;
    }
}
