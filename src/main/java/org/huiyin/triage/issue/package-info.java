/** Issues as matters arrive: like matters found through an index, groups kept by a follower of the journal, and what people decide about them. */
@NamedInterface("issue")
@NullMarked
package org.huiyin.triage.issue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
