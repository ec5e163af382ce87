package io.atrium.kind.sensor;

/** An alarm in a list, in the viewer's words. */
public record AlarmLine(Alarm alarm, String what, String details) {
    public long getSeq() {
        return alarm.seq();
    }

    public String getWhat() {
        return what;
    }

    public String getDetails() {
        return details;
    }

    public boolean isOpen() {
        return alarm.isOpen();
    }

    public boolean isSilence() {
        return alarm.reason() == Reason.SILENT;
    }

    /** Whether somebody may still say that they see to it. */
    public boolean isFree() {
        return alarm.isOpen() && alarm.takenBy() == null;
    }
}
