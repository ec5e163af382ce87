/**
 * Finding what was said, in every room one may read: the log of each room as an index of words on this node's disk, which follows the log and can
 * always be made from it again; questions asked once, questions that stay open, and alerts. The only package that knows Lucene.
 */
package io.atrium.search;
