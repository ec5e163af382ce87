package io.atrium.file;

import java.util.List;

/**
 * A page of files that were sent, the newest first. All of an entry's stand on one page: the next begins below an entry.
 *
 * @param next below which entry the next page begins; null: there is none
 */
public record SentFiles(List<StoredFile> files, Long next) {
    /** @param found one more than the page takes, where there are so many */
    static SentFiles of(List<StoredFile> found, int most) {
        if (found.size() <= most) {
            return new SentFiles(found, null);
        }
        Long cut = found.get(most).getSeq();
        List<StoredFile> whole = found.subList(0, most).stream()
                .filter(file -> !file.getSeq().equals(cut))
                .toList();
        List<StoredFile> page = whole.isEmpty() ? found.subList(0, most) : whole;
        return new SentFiles(page, page.get(page.size() - 1).getSeq());
    }
}
