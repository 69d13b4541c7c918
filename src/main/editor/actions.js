import { setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable, isInTable, mergeCells, splitCell, toggleHeaderCell, toggleHeaderRow,
} from "prosemirror-tables";
import { isAddress, schema } from "./schema.js";
import { t } from "./words.js";

const { nodes, marks } = schema;

/* The node of this kind around the selection, with its place. */
export function around(state, ...types) {
  const { $from, node } = state.selection;
  if (node && types.includes(node.type.name)) {
    return { node, pos: state.selection.from };
  }
  for (let depth = $from.depth; depth > 0; depth--) {
    if (types.includes($from.node(depth).type.name)) {
      return { node: $from.node(depth), pos: $from.before(depth), depth };
    }
  }
  return null;
}

const change = (view, found, attrs) => view.dispatch(view.state.tr.setNodeMarkup(found.pos, null, { ...found.node.attrs, ...attrs }));

const set = (setting) => (state, dispatch) => {
  const tr = state.tr;
  let any = false;
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node, pos, parent) => {
    if (node.type === nodes.paragraph && parent.type !== nodes.list_item) {
      tr.setNodeMarkup(pos, null, { set: node.attrs.set === setting ? "indented" : setting });
      any = true;
    }
  });
  if (any && dispatch) {
    dispatch(tr);
  }
  return any;
};
const isSet = (setting) => (state) => around(state, "paragraph")?.node.attrs.set === setting;

const isMarked = (type) => (state) => {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};

const list = (type) => (state, dispatch, view) => {
  const found = around(state, "bullet_list", "ordered_list");
  if (found && found.node.type === type) {
    return liftListItem(nodes.list_item)(state, dispatch, view);
  }
  if (found) {
    dispatch?.(state.tr.setNodeMarkup(found.pos, type));
    return true;
  }
  return wrapInList(type)(state, dispatch, view);
};

/* Leaves a table, quotation or callout downward, into a line of its own. */
export const leaveBelow = (state, dispatch) => {
  const found = around(state, "callout", "quotation", "table");
  const pos = found ? found.pos + found.node.nodeSize : null;
  if (pos !== null && dispatch) {
    const tr = state.tr;
    const after = tr.doc.nodeAt(pos);
    if (!after || !after.isTextblock) {
      tr.insert(pos, nodes.paragraph.create());
    }
    dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 1)).scrollIntoView());
  }
  return pos !== null;
};

/* Below the block where somebody writes, or in its place while it is empty; writing goes on in it, or below it. */
const insert = (view, node, inside = false) => {
  const { tr, selection } = view.state;
  const at = selection.$from.depth ? selection.$from.before(1) : selection.from;
  const block = tr.doc.nodeAt(at);
  const isEmpty = block?.type === nodes.paragraph && block.childCount === 0;
  const pos = isEmpty || !block ? at : at + block.nodeSize;
  tr.replaceWith(pos, isEmpty ? pos + block.nodeSize : pos, node);
  const after = pos + node.nodeSize;
  if (!tr.doc.nodeAt(after)?.isTextblock) {
    tr.insert(after, nodes.paragraph.create());
  }
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(inside ? pos + 1 : after + 1))).scrollIntoView());
};

const wrap = (type, attrs) => (state, dispatch, view) => {
  const found = around(state, type.name);
  if (found) {
    dispatch?.(state.tr.replaceWith(found.pos, found.pos + found.node.nodeSize, found.node.content));
    return true;
  }
  return wrapIn(type, attrs)(state, dispatch, view);
};

function askLink(view, panel) {
  const { from, to, $from, empty } = view.state.selection;
  const now = marks.link.isInSet($from.marks())?.attrs.href ?? "";
  if (empty && !now) {
    return t("先选中要做成链接的文字");
  }
  panel.ask(t("链接"), t("做成链接"), [{ name: "link", label: t("网址"), value: now, hint: t("https:// 开头，或者本网站的 /documents/…；留空就去掉链接") }], ({ link }) => {
    if (link && !isAddress(link)) {
      return t("网址应写成 https://… 或者 /…，不能有空格和汉字");
    }
    const tr = view.state.tr.removeMark(from, to, marks.link);
    view.dispatch(link ? tr.addMark(from, to, marks.link.create({ href: link })) : tr);
    return "";
  });
  return "";
}

function askTable(view, panel) {
  panel.ask(t("表格"), t("插入表格"), [
    { name: "rows", label: t("几行（第一行是表头）"), value: "3", required: true }, { name: "columns", label: t("几列"), value: "3", required: true },
    { name: "caption", label: t("表题"), value: "" }], ({ rows, columns, caption }) => {
    if (!/^[1-9][0-9]?$/.test(rows) || !/^[1-9]$|^[12][0-9]$/.test(columns)) {
      return t("行数写 1 到 99，列数写 1 到 29");
    }
    const cell = (n) => nodes[n ? "table_cell" : "table_header"].createAndFill();
    insert(view, nodes.table.create({ caption }, Array.from({ length: Number(rows) }, (row, n) => nodes.table_row.create(null, Array.from({ length: Number(columns) }, () => cell(n))))), true);
    return "";
  });
  return "";
}

/* at: where it stands, when the selection is elsewhere */
const askOf = (type, title, button, fields) => (view, panel, at) => {
  const found = Number.isInteger(at) ? { node: view.state.doc.nodeAt(at), pos: at } : around(view.state, type);
  panel.ask(title(), button(), fields(found.node.attrs), (said) => change(view, found, said));
  return "";
};

export const askPicture = askOf("picture", () => t("图片"), () => t("改好了"), (now) => [
  { name: "alt", label: t("图片上是什么（给看不见的人）"), value: now.alt, required: true }, { name: "caption", label: t("图注（大家都看得见，可以不写）"), value: now.caption }]);
export const askName = askOf("enclosed", () => t("附件"), () => t("改好了"), (now) => [{ name: "name", label: t("怎样称呼"), value: now.name, required: true }]);

function insertFile(view, panel, files, isPicture) {
  if (!files.address) {
    return t("请先保存草稿，再插入图片和附件");
  }
  files.list().then((all) => {
    const known = all.filter((file) => !isPicture || file.picture).map((file) => [file.file, file.name]);
    const fields = [
      { name: "upload", label: isPicture ? t("上传图片（PNG、JPEG）") : t("上传附件"), type: "file", accept: isPicture ? "image/png,image/jpeg" : "", hint: isPicture ? t("重新编码，拍摄地点、时间等信息不会留在里面") : "" },
      ...(known.length ? [{ name: "known", label: t("或者用已经上传的"), choices: [["", t("请选择")], ...known] }] : []),
      ...(isPicture ? [{ name: "alt", label: t("图片上是什么（给看不见的人）"), required: true }, { name: "caption", label: t("图注（大家都看得见，可以不写）") }] : [])];
    panel.ask(isPicture ? t("图片") : t("附件"), t("插入"), fields, async ({ upload, known: chosen, alt, caption }) => {
      const file = upload ? await files.send(upload, isPicture) : all.find((each) => each.file === chosen);
      if (!file) {
        return t("请选择文件");
      }
      if (file.reason) {
        return file.reason;
      }
      insert(view, isPicture ? nodes.picture.create({ file: file.file, alt, caption: caption ?? "" }) : nodes.enclosed.create({ file: file.file, name: file.name }));
      return "";
    });
  });
  return "";
}

const command = (words, run, active, keys, short) => ({ words, run, active, keys, short });
const asks = (words, ask, active, keys) => ({ words, ask, active, keys });
const inside = (...types) => (state) => Boolean(around(state, ...types));

/* The toolbar, group by group; a group with `when` is there only then. */
export const GROUPS = [
  { name: "段落", actions: [
    command("正文", setBlockType(nodes.paragraph), (state) => !around(state, "heading"), "Ctrl+Alt+0"),
    ...["一级标题", "二级标题", "三级标题"].map((words, n) => command(words, setBlockType(nodes.heading, { level: n + 2 }),
      (state) => around(state, "heading")?.node.attrs.level === n + 2, `Ctrl+Alt+${n + 1}`, () => [t("标题一"), t("标题二"), t("标题三")][n])),
    command("顶格", set("flush"), isSet("flush")), command("居中", set("centred"), isSet("centred")), command("右对齐", set("right"), isSet("right"))] },
  { name: "文字", actions: [
    command("粗体", toggleMark(marks.bold), isMarked(marks.bold), "Ctrl+B"), command("斜体", toggleMark(marks.italic), isMarked(marks.italic), "Ctrl+I"),
    command("上标", toggleMark(marks.above), isMarked(marks.above)), command("下标", toggleMark(marks.below), isMarked(marks.below)),
    asks("链接", askLink, isMarked(marks.link), "Ctrl+K")] },
  { name: "插入", actions: [
    command("项目列表", list(nodes.bullet_list), inside("bullet_list")), command("编号列表", list(nodes.ordered_list), inside("ordered_list")),
    asks("表格", askTable), asks("图片", (view, panel, files) => insertFile(view, panel, files, true)), asks("附件", (view, panel, files) => insertFile(view, panel, files, false)),
    command("引用条文", wrap(nodes.quotation, { source: "" }), inside("quotation")), command("提示框", wrap(nodes.callout, { warning: false }), inside("callout"))] },
  { name: "撤销和重做", actions: [command("撤销", undo, null, "Ctrl+Z"), command("重做", redo, null, "Ctrl+Y")] },
  { name: "表格", when: isInTable, actions: [
    command("上面加一行", addRowBefore), command("下面加一行", addRowAfter), command("左边加一列", addColumnBefore), command("右边加一列", addColumnAfter),
    command("删这一行", deleteRow), command("删这一列", deleteColumn), command("合并单元格", mergeCells, null, "", () => t("合并")), command("拆开单元格", splitCell, null, "", () => t("拆开")),
    command("表头行", toggleHeaderRow), command("表头格", toggleHeaderCell),
    asks("表题", askOf("table", () => t("表题"), () => t("改好了"), (now) => [{ name: "caption", label: t("表题"), value: now.caption }])), command("删整张表", deleteTable),
    command("到表格下面", leaveBelow, null, "Ctrl+Enter")] },
  { name: "引用条文", when: inside("quotation"), actions: [
    asks("出处", askOf("quotation", () => t("出处"), () => t("改好了"), (now) => [{ name: "source", label: t("引自哪里"), value: now.source, hint: t("例如《中华人民共和国政府信息公开条例》第二十条") }])),
    command("到引用下面", leaveBelow, null, "Ctrl+Enter")] },
  { name: "提示框", when: inside("callout"), actions: [
    command("改为注意、改回提示", (state, dispatch) => {
      const found = around(state, "callout");
      dispatch?.(state.tr.setNodeMarkup(found.pos, null, { warning: !found.node.attrs.warning }));
      return true;
    }), command("到提示框下面", leaveBelow, null, "Ctrl+Enter")] },
  { name: "图片", when: inside("picture"), actions: [asks("改图片的说明", askPicture)] },
  { name: "附件", when: inside("enclosed"), actions: [asks("改附件的称呼", askName)] },
];

