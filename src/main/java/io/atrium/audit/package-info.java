/** The trail of what was done that matters to who may what. Below everything that acts, so that each act is recorded in the transaction that does it. */
package io.atrium.audit;
