package io.atrium;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** All tests inside the container, in one run: each run starts a server for itself, and deploys. */
@Suite
@SelectPackages("io.atrium")
@IncludeClassNamePatterns(".*InsideIT")
class ContainerIT {}
