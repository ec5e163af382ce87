/**
 * The shared document: text that several people write at once, by Yjs. Editors speak y-protocols; the server needs no Yjs to understand them.
 *
 * <pre>
 * y-websocket (binary) --> DocumentTalk --+                      stored, base64
 *                                          +--> DocumentKind --> update --------> the room's log --> everybody, as update
 * page, REST (JSON) -----------------------+                --> awareness (whispered, kept in Cursors while it is true)
 *                                                           --> version  (a name for what there is now)
 *
 * the log --> Document (memory, each commit) --> what a joiner lacks, the text
 *         --> DocumentStore: document_state, document_version (rolled forward now and then, and before the log forgets its beginning)
 * </pre>
 *
 * A {@code Document} is the union of the updates before it and can be made from the log, or from what was kept and the rest of the log, at any time. Errors are
 * the road's: {@code malformed}, {@code invalid}, {@code unknown_type}, {@code forbidden}, {@code too_large}; on the binary socket they are y-protocols' "permission denied".
 */
package io.atrium.kind.document;
