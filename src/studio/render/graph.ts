/** Text of an FFmpeg filter graph; labels are numbered in the order in which they are made. */
export interface Graph {
  /** Adds a chain with one output and gives its label. */
  chain(inputs: readonly string[], filters: readonly string[]): string;
  /** Adds a chain with `count` outputs (a split). */
  fan(inputs: readonly string[], filters: readonly string[], count: number): readonly string[];
  /** Adds the last chain, with a label of a given name. */
  end(input: string, filters: readonly string[], name: string): void;
  text(): string;
}

export function createGraph(): Graph {
  const lines: string[] = [];
  let labels = 0;
  const label = () => {
    labels += 1;
    return `[g${labels}]`;
  };
  const add = (
    inputs: readonly string[],
    filters: readonly string[],
    outputs: readonly string[],
  ) => {
    lines.push(`${inputs.join('')}${filters.join(',')}${outputs.join('')}`);
  };
  return {
    chain(inputs, filters) {
      const output = label();
      add(inputs, filters, [output]);
      return output;
    },
    fan(inputs, filters, count) {
      const outputs = Array.from({ length: count }, label);
      add(inputs, filters, outputs);
      return outputs;
    },
    end(input, filters, name) {
      add([input], filters, [`[${name}]`]);
    },
    text: () => lines.join(';\n'),
  };
}
