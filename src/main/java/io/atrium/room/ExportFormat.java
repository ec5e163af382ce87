package io.atrium.room;

/**
 * What a room's log can be saved as.
 *
 * @param id as in {@code ?format=}, and the file's extension; its label is the kind's word {@code export.ID}, else the id in capitals
 * @param mediaType without a charset: text is UTF-8
 */
public record ExportFormat(String id, String mediaType) {}
