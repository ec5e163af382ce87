/**
 * How fast Atrium is: the workloads, a server in a process of its own to run them against, and the report. The load comes from
 * {@link io.atrium.bench.load}, a third process. See docs/performance.md.
 */
package io.atrium.bench;
