/** What the pages show, as beans that the tests run, and the tests. */
package org.connectjakarta.docs;
