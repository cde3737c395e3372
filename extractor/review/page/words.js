"use strict";
// What people read: the names of tabs, fields and codes, in one place.
window.Review = {};
Review.words = {
  tabs: { table: "指标", text: "陈述", outline: "章节与专栏", fields: "公文要素", findings: "发现", unclaimed: "未认领", differ: "分歧" },
  facts: {
    span: "原文", value: "数值", value_high: "区间上限", text: "文字", unit: "单位", comparator: "比较符", cumulative: "规划期累计",
    period: "时期", role: "角色", kind: "类别", aggregation: "口径", direction: "增减", subject: "主语", name: "名称", attribute: "属性", group: "分组", level: "层级",
  },
  codes: {
    comparator: { "=": "=", "<": "<", "<=": "≤", ">": ">", ">=": "≥", "~": "约", range: "区间" },
    role: { baseline: "基期", target: "目标", actual: "实际", observed: "观测", annual_average: "年均" },
    kind: { target: "目标", actual: "实际" },
    aggregation: { total: "合计", per_year: "每年", level: "水平", change: "变化" },
    direction: { up: "升", down: "降" },
    cumulative: { true: "是", false: "否" },
  },
  columns: { name: "名称", number: "序号", group: "分组", unit: "单位", attribute: "属性", note: "其他" },
  verdicts: { right: "对", wrong: "错", unsure: "存疑", added: "补", accepted: "属实", dismissed: "不成立" },
  fields: {
    title: "标题", subtitle: "副标题", notice_title: "通知标题", document_number: "发文字号", issuer: "发文机关", issuers: "联合发文机关",
    recipients: "主送机关", date_written: "成文日期", date_printed: "印发日期", printed_by: "印发机关", copied_to: "抄送机关",
    region: "行政区划", plan_period: "规划期", kind: "文种", domain: "领域",
  },
  severities: { error: "错误", warning: "警告", info: "提示" },
  states: { new: "待读", ready: "", failed: "读不出" },
  keys: [
    ["j k", "下一项、上一项"], ["y", "对，并到下一项"], ["n", "错（再按 e 改正）"], ["u", "存疑，并到下一项"], ["e", "改正"],
    ["r", "是哪条规则读出的"], ["1–7", "换一栏"], ["/", "查找"], ["s", "到原文，Esc 回来"], ["a", "把原文中选中的文字补为没有读出的值"],
    ["d", "把原文中选中的几行画成表"], ["z", "撤销"], ["?", "本说明"],
  ],
};
Review.make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name === "style") element.style.cssText = value || ""; // an attribute would be an inline style to the page's policy
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};
Review.by = (id) => document.getElementById(id);
Review.say = (words) => {
  const place = Review.by("message");
  place.textContent = words || "";
  place.hidden = !words;
};
// A fact as people read it.
Review.said = (name, value) => {
  if (value === null || value === undefined || value === "") return "—";
  if (name === "period") return value.start === value.end ? String(value.start) : `${value.start}—${value.end}`;
  const codes = Review.words.codes[name];
  return (codes && codes[String(value)]) || String(value);
};
