package io.atrium.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An archive that is on its way into the folder, or was when its node died. */
@Entity
@Table(name = "import_coming")
public class ImportComing {
    @Id
    private String id;

    protected ImportComing() {}

    ImportComing(String id) {
        this.id = id;
    }
}
