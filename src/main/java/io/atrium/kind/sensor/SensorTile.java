package io.atrium.kind.sensor;

/** A sensor as a tile and as a row of the table. */
public record SensorTile(int key, Rule rule, Figures figures, String under, String look) {
    /** What is said of it, in the viewer's words; of the last hour {@code least mean most}. */
    public record Figures(String now, String unit, String least, String mean, String most, String iso, String time) {}

    /** Which of the colours. */
    public int getKey() {
        return key;
    }

    public String getId() {
        return rule.id();
    }

    public String getLabel() {
        return rule.label();
    }

    public String getNow() {
        return figures.now();
    }

    /** May be null. */
    public String getUnit() {
        return figures.unit();
    }

    public String getLeast() {
        return figures.least();
    }

    public String getMean() {
        return figures.mean();
    }

    public String getMost() {
        return figures.most();
    }

    public String getIso() {
        return figures.iso();
    }

    public String getTime() {
        return figures.time();
    }

    /** Its limits, or what is wrong. */
    public String getUnder() {
        return under;
    }

    /** {@code alarm}, {@code silent}, or nothing. */
    public String getLook() {
        return look;
    }
}
