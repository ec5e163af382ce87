/** The pages: Faces beans, and how a page's texts, people and files reach the markup. */
package io.atrium.web;
