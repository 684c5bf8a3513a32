package org.huiyin.portal;

import java.util.List;
import org.huiyin.organization.Jurisdiction;

/** A district or county and the streets and towns in it, as people choose from them. */
public record District(Jurisdiction district, List<Jurisdiction> streets) {}
