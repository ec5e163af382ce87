/** The pages' beans and the filters around them. The one package that knows Jakarta Faces. */
package io.atrium.web;
