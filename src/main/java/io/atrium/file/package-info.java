/**
 * Files that people put into rooms: {@link io.atrium.file.Uploads} takes them in, resumably and after a look at what they are; a {@link io.atrium.file.FileStore} has the
 * bytes, {@link io.atrium.file.FileBook} the rows; {@link io.atrium.file.Files} gives them out again.
 */
package io.atrium.file;
