/** What is done once for everybody: the first start, demonstration data, and the services behind the administration pages. */
package io.atrium.admin;
