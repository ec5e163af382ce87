package io.atrium.room;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

/** A section of somebody's rail that they have made. */
@Entity
@Table(name = "rail_section")
public class RailSection {
    @Id
    @SequenceGenerator(name = "rail_section_seq", sequenceName = "rail_section_seq", allocationSize = 50)
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "rail_section_seq")
    private Long id;

    @Column(name = "user_id", updatable = false)
    private long userId;

    private String name;
    private int place;

    protected RailSection() {}

    RailSection(long userId, String name, int place) {
        this.userId = userId;
        this.name = name;
        this.place = place;
    }

    public Long getId() {
        return id;
    }

    long getUserId() {
        return userId;
    }

    public String getName() {
        return name;
    }

    void setName(String name) {
        this.name = name;
    }

    int getPlace() {
        return place;
    }

    void setPlace(int place) {
        this.place = place;
    }
}
