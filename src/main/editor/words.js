/* What the editor says, in the language of the page: the page brings the other words, the Chinese ones are the keys. */

let others = {};

export const speak = (words) => {
  others = words;
};

export const t = (chinese, ...values) => values.reduce((said, value, n) => said.replaceAll(`{${n}}`, value), others[chinese] ?? chinese);
