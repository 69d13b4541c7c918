package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("随程序发布的规则定义：每个文件都有部分读取，彼此对得上")
class RegulationsTest {

    @Test
    @DisplayName("没有错处")
    void noFault() {
        List<Kind<?>> kinds = new ArrayList<>();
        List<Known> known = new ArrayList<>();
        DefinitionKinds.ofAllRooms().forEach(room -> {
            kinds.addAll(room.kinds());
            known.addAll(room.known());
        });
        assertThat(Definitions.check(DefinitionTree.shipped(), kinds, known).faults()).isEmpty();
    }
}
