import { type Dialogue, writes } from '../kit/script.ts';

export const firstContactEnglish: Dialogue = {
  file: 'first-contact.en',
  title: 'First contact: hello, and what can you do?',
  scenes: [
    {
      about: 'Mia opens the chat with Cutroom and presses Start.',
      languageTag: 'en',
      steps: [
        writes('Mia', '/start'),
        writes('Mia', 'what can you do?'),
        writes('Mia', 'ok cool'),
        writes('Mia', 'can I send you a video?'),
      ],
    },
    {
      about: 'Ben just says hello.',
      steps: [writes('Ben', 'hi there')],
    },
  ],
};

export const firstContactChinese: Dialogue = {
  file: 'first-contact.zh',
  title: '初次见面：你好，你会做什么？',
  scenes: [
    {
      about: '小林打开和 Cutroom 的聊天，点了“开始”。',
      languageTag: 'zh-hans',
      steps: [writes('小林', '/start'), writes('小林', '你能做什么'), writes('小林', '好的')],
    },
  ],
};
