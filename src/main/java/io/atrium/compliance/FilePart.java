package io.atrium.compliance;

import io.atrium.account.MissingKeyException;
import io.atrium.file.DamagedFileException;
import io.atrium.file.KeptParts;
import io.atrium.file.StoredFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.CRC32;

/** A file of a room as a part of an export: read twice, as a ZIP says beforehand what comes. */
@ApplicationScoped
class FilePart {
    private static final Logger LOG = Logger.getLogger(FilePart.class.getName());
    private static final int BUFFER = 65_536;
    private static final long MOST = 0xFFFFFFFEL;

    @Inject
    private KeptParts parts;

    ZipPart.Content of(String name, StoredFile file) throws IOException {
        if (file.getBytes() > MOST) {
            return said(name + ".too-large.txt", "A ZIP takes no file of " + file.getBytes() + " bytes.\n");
        }
        CRC32 crc = new CRC32();
        byte[] buffer = new byte[BUFFER];
        try (InputStream content = parts.open(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                crc.update(buffer, 0, read);
            }
        } catch (NoSuchFileException gone) {
            return said(name + ".gone.txt", "The file was removed.\n");
        } catch (DamagedFileException damaged) {
            LOG.log(Level.SEVERE, damaged, () -> "file " + file.getId() + " is damaged");
            return said(name + ".unreadable.txt", "The file is not what was stored.\n");
        } catch (IOException failure) {
            if (failure.getCause() instanceof MissingKeyException missing) {
                LOG.log(Level.SEVERE, missing, () -> "file " + file.getId() + " can't be read");
                return said(name + ".unreadable.txt", "The file is encrypted with a key that is not here.\n");
            }
            throw failure;
        }
        return ZipPart.stored(name, crc.getValue(), file.getBytes(), parts.open(file));
    }

    /** Its id keeps apart those of one name. */
    static String named(String folder, StoredFile file) {
        return folder + file.getId() + "-" + file.getName().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
    }

    private static ZipPart.Content said(String name, String what) {
        ZipPart part = new ZipPart();
        part.add(name, what);
        return part.content();
    }
}
