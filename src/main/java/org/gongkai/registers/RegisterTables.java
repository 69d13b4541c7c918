package org.gongkai.registers;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.gongkai.ledger.SealedColumn;
import org.springframework.stereotype.Component;

/** What registers keep, and because of which acts it is there. */
@Component
class RegisterTables implements Derived.Tables, SealedColumn.Keeper {

    @Override
    public List<Derived> tables() {
        return List.of(
                Derived.onRecord("registers.register", "名录", "select id, 'register/' || id from registers.register where entries > 0", EntryLog.SAVE),
                Derived.onAct("registers.entry", "名录的条目", "select register || ' ' || number, act from registers.entry", EntryLog.SAVE),
                Derived.onRecord("registers.record", "名录的记录", "select register || ' ' || key, 'register/' || register from registers.record", EntryLog.SAVE),
                Derived.onAct("registers.saving", "名录的保存", "select id, act, id from registers.saving", EntryLog.SAVE).saying("saving"),
                Derived.onAct("registers.sealed_value", "名录中不公开的内容", """
                        select v.register || ' ' || v.number || ' ' || v.field, e.act from registers.sealed_value v
                        left join registers.entry e on e.register = v.register and e.number = v.number""", EntryLog.SAVE),
                Derived.onAct("registers.keeper", "名录由谁管", "select register, act, organ from registers.keeper", "registers.entrust").saying("keeper"),
                Derived.onAct("registers.nothing_new", "本期没有变化", "select register || ' ' || organ || ' ' || period, act, period from registers.nothing_new", NothingNew.KIND).saying("period"),
                Derived.onRecord("registers.brought", "导入工作台的大表", "select id, id from registers.brought", RowsBrought.BRING),
                Derived.onRecord("registers.brought_part", "导入工作台的大表的各部分", "select brought || ' ' || number, brought from registers.brought_part", RowsBrought.BRING),
                Derived.onRecord("registers.brought_file", "导入工作台的文件", "select brought || ' ' || number, brought from registers.brought_file", RowsBrought.BRING),
                Derived.onRecord("registers.brought_fault", "导入工作台的大表里有错的行", "select brought || ' ' || number, brought from registers.brought_fault", RowsBrought.BRING),
                Derived.onRecord("registers.proposal", "送审的名录", "select id, id from registers.proposal", "registers."));
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("registers.sealed_value", "register || '/' || number || '/' || field", "value", "registers.sealed_value/"),
                new SealedColumn("registers.proposal", "id", "sealed", "registers.proposal/"), new SealedColumn("registers.proposal", "id", "returned", Proposals.RETURNED_PLACE),
                new SealedColumn("registers.brought_part", "brought || '/' || number", "sealed", RowsBrought.PART_PLACE), new SealedColumn("registers.brought", "id", "told", RowsBrought.TOLD_PLACE),
                new SealedColumn("registers.brought_file", "brought || '/' || number", "sealed", FilesBrought.FILE_PLACE),
                new SealedColumn("registers.brought_fault", "brought || '/' || number", "sealed", RowsBrought.FAULT_PLACE));
    }
}
