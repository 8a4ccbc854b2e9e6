/** What the terminal itself says; everything else comes from the core. */
export interface Sentences {
  readonly welcome: string;
  /** Beside what the bot says of the cancel: that something stops, or that nothing is running. */
  readonly interrupted: string;
  missing(typed: string): string;
  folder(typed: string): string;
}

const english: Sentences = {
  welcome:
    'Cutroom. Drag a clip in here and say what you want done with it. /help shows more; Ctrl-C twice leaves.',
  interrupted: 'Ctrl-C again leaves.',
  missing: (typed) => `There is no file ${typed}.`,
  folder: (typed) => `${typed} is a folder; send me the clips in it one by one.`,
};

const chinese: Sentences = {
  welcome: 'Cutroom。把视频拖到这里，说出想怎么剪。/help 查看更多，连按两次 Ctrl-C 退出。',
  interrupted: '再按一次 Ctrl-C 退出。',
  missing: (typed) => `找不到文件 ${typed}。`,
  folder: (typed) => `${typed} 是文件夹，请逐个发送其中的片段。`,
};

export function sentencesFor(languageTag: string | undefined): Sentences {
  return languageTag?.toLowerCase().startsWith('zh') ? chinese : english;
}
