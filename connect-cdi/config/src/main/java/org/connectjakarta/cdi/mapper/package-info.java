/** What exceptions become whose meaning is agreed on. For the extensions of CDI containers; applications call nothing here. */
@NullMarked
package org.connectjakarta.cdi.mapper;

import org.jspecify.annotations.NullMarked;
