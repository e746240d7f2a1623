package org.rejoin.event.school;

import org.axonframework.serialization.Revision;

/**
 * The principal reporter edits the unit's own data (SC13).
 *
 * @param address 單位住址
 * @param phone 連絡電話
 */
@Revision("1")
public record SchoolUnitContactRevised(String unit, String name, String address, String phone)
        implements SchoolUnitEvent {}
