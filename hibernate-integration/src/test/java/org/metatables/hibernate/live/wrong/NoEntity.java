package org.metatables.hibernate.live.wrong;

import org.metatables.annotations.MetaTable;

@MetaTable
public class NoEntity {}
