package io.atrium.web;

import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A page's script can't show the container's error page: it is sent there instead. */
public class AjaxFailures extends ExceptionHandlerFactory {
    private static final Logger LOG = Logger.getLogger(AjaxFailures.class.getName());

    public AjaxFailures(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    private static final class Handler extends ExceptionHandlerWrapper {
        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() throws FacesException {
            FacesContext faces = FacesContext.getCurrentInstance();
            Iterator<ExceptionQueuedEvent> queued = getUnhandledExceptionQueuedEvents().iterator();
            if (faces != null && queued.hasNext() && faces.getPartialViewContext().isAjaxRequest()) {
                Throwable failure = getRootCause(queued.next().getContext().getException());
                queued.remove();
                leave(faces, failure == null || !(failure instanceof ViewExpiredException) ? failed(failure) : "expired");
            }
            super.handle();
        }

        private static String failed(Throwable failure) {
            LOG.log(Level.SEVERE, "a request of a page's script failed", failure);
            return "500";
        }

        private static void leave(FacesContext faces, String page) {
            if (((HttpServletResponse) faces.getExternalContext().getResponse()).isCommitted()) {
                return;
            }
            try {
                faces.getExternalContext().redirect(faces.getExternalContext().getRequestContextPath() + "/error/" + page);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
