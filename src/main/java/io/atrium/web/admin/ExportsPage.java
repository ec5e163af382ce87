package io.atrium.web.admin;

import io.atrium.compliance.ComplianceExports;
import io.atrium.compliance.Job;
import io.atrium.compliance.Jobs;
import io.atrium.web.Form;
import io.atrium.web.FormAct;
import io.atrium.web.Once;
import io.atrium.web.Viewer;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** Exports as administrators ask for them, what has become of those before, and the keys. */
@Named
@RequestScoped
public class ExportsPage {
    private static final String PAGE = "/admin/exports?faces-redirect=true";

    @Inject
    private ComplianceExports exports;

    @Inject
    private Jobs all;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private FormAct act;

    @Inject
    private Once once;

    private String rooms;
    private String people;
    private String from;
    private String to;
    private String format = "jsonl";
    private boolean files;
    private List<Job> jobs;

    public String ask() {
        return act.run(
                () -> exports.ask(
                        viewer.getCaller(),
                        new ComplianceExports.Wanted(
                                Names.of(rooms), Names.of(people), time("from", from), time("to", to), format, files)),
                "compliance:exports.asked",
                PAGE,
                "compliance:exports");
    }

    public String reseal() {
        try {
            exports.reseal(viewer.getCaller());
            once.tell("compliance:keys.asked");
            return PAGE;
        } catch (Problem underWay) {
            form.refuse("keys", "compliance:error.keys.conflict");
            return null;
        }
    }

    /** As a browser writes it, in the viewer's zone; null where nothing is. */
    private Instant time(String field, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed).atZone(viewer.getZone()).toInstant();
        } catch (DateTimeException notATime) {
            throw Problem.invalid(field, field + " must be a time");
        }
    }

    public boolean isDirect() {
        return exports.takesConversations();
    }

    public boolean isEncrypting() {
        return exports.encrypts();
    }

    public String getLeft() {
        return viewer.text("compliance:keys.left", exports.leftToSeal());
    }

    public List<Job> getJobs() {
        if (jobs == null) {
            jobs = all.ofAdministrators();
        }
        return jobs;
    }

    public String getRooms() {
        return rooms;
    }

    public void setRooms(String rooms) {
        this.rooms = rooms;
    }

    public String getPeople() {
        return people;
    }

    public void setPeople(String people) {
        this.people = people;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(String format) {
        this.format = format;
    }

    public boolean isFiles() {
        return files;
    }

    public void setFiles(boolean files) {
        this.files = files;
    }
}
