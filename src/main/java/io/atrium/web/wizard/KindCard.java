package io.atrium.web.wizard;

/** A kind to choose, and what it is for. */
public final class KindCard {
    private final String id;
    private final String name;
    private final String purpose;
    private final boolean chosen;

    KindCard(String id, String name, String purpose, boolean chosen) {
        this.id = id;
        this.name = name;
        this.purpose = purpose;
        this.chosen = chosen;
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getPurpose() {
        return purpose;
    }

    public boolean isChosen() {
        return chosen;
    }
}
