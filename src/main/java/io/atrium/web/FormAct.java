package io.atrium.web;

import io.atrium.wire.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.LongConsumer;

/** What a form's button does: it is done and said on the page that follows, or refused where the form stands. */
@RequestScoped
public class FormAct {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Form form;

    @Inject
    private Once once;

    /**
     * Does what a form asks for.
     *
     * @param told the key of what is said then
     * @param refused the form whose texts say what is wrong, as {@link Form#refuse} takes it
     * @return the outcome: {@code next}, or null to stay
     */
    public String run(Runnable act, String told, String next, String refused) {
        try {
            act.run();
        } catch (Problem problem) {
            form.refuse(refused, problem);
            return null;
        }
        once.tell(told);
        return next;
    }

    /**
     * Does something to the one whose button was pressed: its number is the parameter of the button's name.
     *
     * @param missing the key of what is said where there is none such any more
     */
    public String runOn(String button, LongConsumer act, String told, String next, String missing) {
        try {
            act.accept(Long.parseLong(request.getParameter(button)));
        } catch (Problem | NumberFormatException over) {
            form.refuse(button, missing);
            return null;
        }
        once.tell(told);
        return next;
    }
}
