package io.atrium.kind.document.yjs;

/**
 * What an item was inserted into, where no neighbour says it.
 *
 * @param root name of one of the document's shared types, or null
 * @param item the item that holds the type, where it is no root
 */
record Parent(String root, Id item) {
    static Parent read(Lib0Reader from) {
        return from.varUint() == 1 ? new Parent(from.varString(), null) : new Parent(null, Id.read(from));
    }

    void write(Lib0Writer to) {
        if (root != null) {
            to.varUint(1).varString(root);
        } else {
            item.write(to.varUint(0));
        }
    }
}
