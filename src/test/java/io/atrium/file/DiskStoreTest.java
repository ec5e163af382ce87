package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest extends FileStoreContract {
    @TempDir
    private Path folder;

    @Override
    FileStore store() {
        return new DiskStore(folder);
    }

    @Test
    void no_name_leads_out_of_the_folder() {
        for (String name : new String[] {"../../etc/passwd", "..", "abcdefgh/../../x", "abcdefgh\0"}) {
            assertThrows(IOException.class, () -> store().open(name, 0, 1), name);
        }
    }
}
