package io.atrium.web.admin;

import io.atrium.admin.LiveSettings;
import io.atrium.admin.SettingsInForce;
import io.atrium.admin.SettingsInForce.Section;
import io.atrium.admin.SettingsInForce.Setting;
import io.atrium.admin.SettingsInForce.Source;
import io.atrium.channel.Tunable;
import io.atrium.web.Form;
import io.atrium.web.Once;
import io.atrium.web.Viewer;
import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is in force and where it comes from, and the form for what may be changed while running. */
@Named
@RequestScoped
public class SettingsInForcePage {
    private static final String PAGE = "/admin/settings?faces-redirect=true";

    @Inject
    private HttpServletRequest request;

    @Inject
    private SettingsInForce inForce;

    @Inject
    private LiveSettings live;

    @Inject
    private Viewer viewer;

    @Inject
    private Form form;

    @Inject
    private Once once;

    private List<Group> groups;

    /** Settings under a heading. */
    public record Group(String title, List<Row> rows) {
        public String getTitle() {
            return title;
        }

        public List<Row> getRows() {
            return rows;
        }
    }

    /** One in the table. */
    public record Row(Setting setting, String source, String typed, String error) {
        public String getVariable() {
            return setting.variable();
        }

        /** Null: nothing is set. */
        public String getValue() {
            return setting.value();
        }

        public boolean isSecret() {
            return setting.secret();
        }

        /** In words. */
        public String getSource() {
            return source;
        }

        public boolean isTunable() {
            return setting.tunable() != null;
        }

        public boolean isChanged() {
            return setting.source() == Source.CHANGED;
        }

        public int getLeast() {
            return setting.tunable().least();
        }

        /** What stands in the field: what was typed and refused, else the value. */
        public String getTyped() {
            return typed == null ? setting.value() : typed;
        }

        /** Null where nothing was refused. */
        public String getError() {
            return error;
        }
    }

    /** Sets the one whose button was pressed, or has it as the nodes were started. */
    public String change() {
        Optional<Tunable> reset = tunable(request.getParameter("reset"));
        if (reset.isPresent()) {
            live.reset(viewer.getCaller(), reset.get());
            once.tell("console:settings.reset.done");
            return PAGE;
        }
        Optional<Tunable> set = tunable(request.getParameter("set"));
        if (set.isEmpty()) {
            return null;
        }
        try {
            live.set(viewer.getCaller(), set.get(), typed(set.get()));
            once.tell("console:settings.set.done");
            return PAGE;
        } catch (Problem refused) {
            form.refuse(
                    set.get().variable(),
                    "console:error.settings.value",
                    set.get().least(),
                    Tunable.MOST);
            groups = null; // read before, when the form was
            return null;
        }
    }

    public List<Group> getGroups() {
        if (groups == null) {
            groups = inForce.sections().stream().map(this::group).toList();
        }
        return groups;
    }

    private Group group(Section section) {
        return new Group(
                viewer.text("console:settings.group." + section.key()),
                section.settings().stream().map(this::row).toList());
    }

    private Row row(Setting setting) {
        String key = "console:settings.source." + setting.source().name().toLowerCase(Locale.ROOT);
        String error = form.getErrors().get(setting.variable());
        return new Row(
                setting,
                viewer.text(key, setting.by(), viewer.when(setting.at())),
                error == null ? null : typed(setting.tunable()),
                error);
    }

    private String typed(Tunable which) {
        return request.getParameter(which.variable());
    }

    private static Optional<Tunable> tunable(String variable) {
        for (Tunable each : Tunable.values()) {
            if (each.variable().equals(variable)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
