/** The competent office: the duty list, and which office a matter should go to, with the reasons for and against. */
@NamedInterface("office")
@NullMarked
package org.huiyin.triage.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
