/** Dated editions of working days, make-up days included; answers <em>provisional</em> beyond what is published. */
@ApplicationModule(allowedDependencies = {"lawfile"})
@NullMarked
package org.huiyin.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
