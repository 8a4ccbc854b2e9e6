import type { TrackKind } from '../draft/draft.ts';
import type { DraftChange } from '../draft/draft-change.ts';
import { acceptedFormats, isSubtitleName, maxFileBytes } from '../media-types.ts';
import { createNumbers } from './numbers.ts';
import { toTimelineLine } from './timeline-line.ts';
import type { ExportSetting, Wording } from './wording.ts';
import { chineseFailures, whyLeftOutInChinese } from './zh-failures.ts';
import { chinesePicture } from './zh-picture.ts';
import { sayProgressInChinese } from './zh-progress.ts';
import { sayResultInChinese } from './zh-result.ts';

const base = createNumbers('zh');
const numbers = {
  ...base,
  span: (startMs: number, endMs: number) =>
    `${base.plain(startMs / 1000)}–${base.plain(endMs / 1000)} 秒`,
  seconds: (ms: number) => `${base.plain(ms / 1000)} 秒`,
  lengths: (fromMs: number, toMs: number) =>
    base.lengths(fromMs, toMs).map((each) => each.replace(' s', ' 秒')),
};

const kinds: Readonly<Record<TrackKind, string>> = {
  video: '片段',
  audio: '音乐',
  text: '标题',
  other: '元素',
};
const exportChoices: Readonly<Record<ExportSetting, string>> = {
  always: '每次修改后',
  first: '你把素材和要求一起发来时',
  never: '只在你要求时',
};

export const chinese: Wording = {
  commands: {
    start: '打个招呼，看看我能做什么',
    help: '我能做什么',
    new: '新开一个项目',
    edit: '剪一段素材并拿到 MP4',
    preview: '先看一个小样',
    export: '拿到完成的 MP4',
    status: '查看时间线',
    credits: '查看积分',
    undo: '撤销上一次修改',
    redo: '恢复刚才撤销的修改',
    cancel: '停下正在做的事',
    projects: '你的项目',
    settings: '语言和导出时机',
    forget: '删除你的全部数据',
  },
  menu: {
    editThisClip: '剪辑这个视频',
    clip: { name: '素材', meaning: '要剪辑的视频、图片或声音' },
    request: { name: '要求', meaning: '想怎么剪，例如“去掉停顿，加点音乐”' },
    showResult: '查看成片',
    cannotWriteHere: '我不能在这个频道发消息。请管理员给我发消息的权限，或者私聊我。',
  },
  buttons: {
    preview: '预览',
    export: '导出',
    undo: '撤销',
    raw: '只要原始视频',
    cancel: '取消',
    together: '合成一条',
    each: '各剪各的',
    credits: '积分',
    timeline: '时间线',
    fitted: '小一点的版本',
    'fresh-link': '换新链接',
    forget: '全部删除',
    keep: '先留着',
    'open-web': '在网页编辑器里打开',
    register: '注册',
  },
  failures: chineseFailures,
  asks: {
    undo: '撤销',
    redo: '重做',
    strip: '去掉音乐、所有标题和滤镜',
    place: '把素材按原样放到时间线上',
  },

  greeting: () =>
    [
      '👋 你好，我是 Cutroom。发一段视频，用你自己的话说想怎么剪，我把成片 MP4 发还给你。',
      '',
      '拿你的素材试试：',
      '• “剪掉停顿，加转场”',
      '• “配一段舒缓的音乐，改成 9:16”',
      '• “前三秒加标题‘2026 夏天’”',
    ].join('\n'),
  greetingInOneLine: () => '👋 你好，我是 Cutroom：你用自己的话说，我来剪。',
  help: () =>
    [
      '发一段素材，再说几句话，我就来剪：“剪掉停顿，加音乐，改成竖屏”。',
      '之后可以接着改：“音乐小声一点”“撤销”。',
      '',
      '/preview 看小样 · /export 拿成片 · /status 时间线',
      '/undo 撤销 · /redo 恢复 · /new 新项目 · /projects 我的项目',
      '/credits 积分 · /settings 设置 · /cancel 停止 · /forget 删除数据',
      '',
      `支持 ${acceptedFormats.join('、')}，最大 ${numbers.bytes(maxFileBytes)}。两分钟以内的素材会快很多。`,
    ].join('\n'),
  helpForOperators: () => '🔑 你是管理员：把别人拿到的代码用 /pair 发给我，就能让对方进来。',
  progress: sayProgressInChinese,
  waiting: (position) =>
    position === 1
      ? '⏳ 下一个就是你：手上这个一好，马上开始。'
      : `⏳ 你排在第 ${numbers.plain(position)} 位，轮到就开始。`,
  queueFull: (most) =>
    `这里已经有 ${numbers.plain(most)} 个请求在排队了。等下一个结果出来再发，或者用 /cancel 跳过当前的。`,

  timeline: (tracks) =>
    toTimelineLine(tracks, {
      head: (n) => `时间线（${numbers.plain(n)} 条轨道）：`,
      track: (n, kind, pieces) => `${n}. ${kind}${pieces === '' ? '' : `：${pieces}`}`,
      kinds: { video: '视频', audio: '配乐', text: '标题', subtitles: '字幕' },
      other: (n) => `轨道（类型 ${n}）`,
      piece: (name, { from, to, volume }) =>
        `${name}（${from}–${to} 秒${volume === undefined ? '' : `，${volume}%`}）`,
      quote: (title) => `“${title}”`,
      quoteFile: (name) => `字幕“${name}”`,
      betweenPieces: '、',
      betweenTracks: '；',
    }),
  picture: chinesePicture,
  timelineEmpty: (clips) =>
    clips.length === 0
      ? '时间线还是空的。发一段素材给我就能开始。'
      : `素材收到了（${clips.join('、')}），时间线还是空的。告诉我想怎么剪，比如“剪掉停顿”。`,
  change: sayChange,
  nothingChanged: () => '我没看到时间线有变化。说得再具体一点试试，比如“剪掉前 5 秒”。',
  moreChanges: (n) => `……另外还有 ${numbers.plain(n)} 处变化。`,
  recovered: () => '连接断了一下，不过修改已经生效。',
  sessionLost: () => '之前的时间线已经没有了，我用你刚发的素材重新开始。',

  uploaded: (assets, names) => {
    const lines = assets.map((asset, at) => {
      const name = names[at] ?? asset.name;
      return asset.durationMs === undefined
        ? `✅ 收到 ${name}`
        : `✅ 收到 ${name}（${numbers.length(asset.durationMs)}）`;
    });
    if (assets.filter(({ name }) => !isSubtitleName(name)).length > 1) return lines.join('\n');
    const asks = assets.some(({ name }) => isSubtitleName(name))
      ? '想怎么用？比如“把字幕压进去”。'
      : '想怎么剪？比如“剪掉停顿”“加音乐”“改成 9:16”。';
    return [...lines, '', asks].join('\n');
  },
  askSeveral: (n) => `这 ${numbers.plain(n)} 个素材要合成一条视频，还是各剪各的？`,
  leftOut: (refused) =>
    `没有收下：${refused.map((each) => `${each.name}（${whyLeftOutInChinese(each)}）`).join('、')}。`,
  sendAClip: (limitBytes) =>
    `直接发到这里就行，文件或者直链都可以，顺便说说想怎么剪。支持 ${acceptedFormats.join('、')}，最大 ${numbers.bytes(limitBytes)}。`,
  sayWhatToDo: () => '告诉我想怎么剪，比如“剪掉停顿，加音乐”。',
  clipsChosen: (mode) =>
    mode === 'together'
      ? '好，合成一条。想怎么剪？比如“拼起来，加转场”。'
      : '好，各剪各的。想怎么剪？比如“剪掉停顿”。',
  vagueTip: () => '💡 要求越具体，效果越好也越快，比如“剪掉停顿，加转场”。',
  welcome: () => '😊 随时找我。发素材来，或者直接说想改哪里。',

  nothingToExport: (hasClips) =>
    hasClips
      ? '还没有可以导出的内容。先告诉我素材想怎么剪，比如“剪掉停顿”。'
      : '还没有可以导出的内容。先发素材给我，说说想怎么剪。',
  result: sayResultInChinese,
  versionLeftOut: () => '这个版本没有做：前面的修改没有成功。',
  freshLink: (link) => `🔗 24 小时内有效：\n${link}`,
  ring: (what) =>
    ({
      video: '🎬 你的视频好了。',
      videos: '🎬 你的视频都好了。',
      preview: '👀 小样好了。',
      file: '📎 你的文件好了。',
      files: '📎 你的文件都好了。',
      answer: '✅ 完成了。',
      trouble: '没有成功，请看上面。',
    })[what],

  credits: ({ available, frozen, total }) =>
    `积分：可用 ${numbers.plain(available)}，冻结 ${numbers.plain(frozen)}，共 ${numbers.plain(total)}。`,
  cancelled: () => '🛑 已停止，时间线保持原样。',
  renderCancelled: () => '🛑 停下了，没有生成视频。时间线都还在，想要成片时发 /export。',
  cancelledButMayFinish: () =>
    '🛑 我不等了。这次修改没法中途停下，可能还会做完；等它结束，我马上做你的下一个请求。',
  cancelling: () => '正在停止…',
  nothingToCancel: () => '现在没有正在进行的任务。',
  tooLateToCancel: () => '已经做完了，正在发给你。',
  buttonExpired: () => '这个按钮已经失效了。直接告诉我想做什么就行。',

  newProject: () => '✨ 新项目开好了，发素材给我吧。',
  projects: (titles) =>
    [
      '你的项目：',
      ...titles.map((each, at) => `${at + 1}. ${each.title}${each.isOpen ? '（当前）' : ''}`),
    ].join('\n'),
  noProjects: () => '你还没有项目。发一段素材给我就能开始。',
  projectOpened: (title) => `已打开“${title}”，接着上次的继续。`,
  inPrivate: () => '请私聊我查看。',
  ago: numbers.ago,
  untitled: () => '未命名',

  settings: ({ exports, language }) => `语言：${language}\n发成片：${exportChoices[exports]}。`,
  exportChoice: (choice) => `${exportChoices[choice]}导出`,
  settingsSaved: () => '✅ 已保存。',
  forgetAsk: () => '这会永久删除你的项目、素材、成片和设置，无法恢复。确定吗？',
  forgetDone: () => '✅ 你的数据已全部删除。想重新开始，随时找我。',
  forgetKept: () => '什么都没有删除。',

  operators: {
    'allowed-group-moved':
      '🔧 CUTROOM_ALLOW 里的一个群换了新的 id，那里的人现在都进不来了。请把新 id 写进 CUTROOM_ALLOW 再重启我；两个 id 都在日志里。',
    'telegram-token-refused':
      '🔧 Telegram 拒绝了 TELEGRAM_BOT_TOKEN。请从 @BotFather 取一个有效的，再重启我。',
    'telegram-second-poller':
      '🔧 另一个程序正在收取这个 Telegram 机器人的消息。请停掉它，或者给我单独的 token。',
    'discord-token-refused':
      '🔧 Discord 拒绝了 DISCORD_BOT_TOKEN。请从开发者后台取一个有效的，再重启我。',
    'discord-intent-missing':
      '🔧 Discord 不让我看消息内容。请在开发者后台的机器人页面打开“Message Content Intent”，再重启我。这期间提及、私聊和命令照常可用。',
    'discord-permission-missing':
      '🔧 有人在一个 Discord 频道里找我，但我没有发消息或发文件的权限。请在那里给我“查看频道”“发送消息”“附加文件”的权限。',
    'token-refused': '🔧 剪辑服务拒绝了 NEMO_TOKEN。请换一个有效的，然后重启我。',
    'no-free-account': '🔧 剪辑服务暂时不再给我免费账号（每个地址 7 天十个）。请设置 NEMO_TOKEN。',
    'backend-full': '🔧 剪辑服务没有空间接收新素材了。',
    'disk-full': '🔧 我的磁盘满了，腾出空间之前我什么都记不下来。',
    'no-public-address':
      '🔧 聊天里放不下的成片会被压小。设置 CUTROOM_PUBLIC_URL 后，大家还能拿到完整版的链接。',
  },

  notAllowed: () => '抱歉，这个机器人只对受邀的人开放。请联系它的管理员。',
  pairing: (code) =>
    `我还不认识你。把这个代码交给我的管理员，就能让你进来：${code}\n一小时内有效。`,
  pairingFull: () => '我还不认识你，而且现在等着进来的人太多了。请过一小时再给我发消息。',
  notHere: () => '我没有对这个群里的所有人开放。可以私聊我，或者请我的管理员开放这个群。',
  paired: () => '✅ 你可以用我了！发一段素材来，说说想怎么剪。',
  letIn: (name, isTold) =>
    isTold
      ? `✅ ${name} 可以用我了，我已经告诉对方。`
      : `✅ ${name} 可以用我了，但我没能联系上对方，请你转告一声。`,
  noSuchCode: () =>
    '没找到这个代码，可能已经超过一小时。请对方再给我发一条消息，然后把新代码用 /pair 发给我。',
  operatorsOnly: () => '只有管理员才能这样做。',
  tooManyAtOnce: (most) => `你已经有 ${numbers.plain(most)} 个任务在做了，等一个完成后再发。`,
  tooManyToday: (most) => `今天已经用了 ${numbers.plain(most)} 次，到这里的上限了。明天再来吧。`,
  tooMuchToday: (mostBytes) =>
    `加上这段就超过今天 ${numbers.bytes(mostBytes)} 的素材上限了。发小一点的，或者明天再来吧。`,
  batchDone: (items) => {
    const done = items.filter((item) => item.isDone).length;
    const isAll = done === items.length;
    const head = isAll
      ? '全部完成：'
      : `${numbers.plain(items.length)} 个里完成了 ${numbers.plain(done)} 个：`;
    return [
      `🎬 ${head}`,
      ...items.map(({ name, isDone }) => `${isDone ? '✅' : '❌'} ${name}`),
    ].join('\n');
  },
  batchOf: (position, n, name) =>
    `第 ${numbers.plain(position)} 个，共 ${numbers.plain(n)} 个：${name}`,
};

function sayChange(change: DraftChange): string {
  switch (change.kind) {
    case 'added':
      return `✅ 已添加${kinds[change.track]}：“${change.label}”（${numbers.span(change.startMs, change.endMs)}）`;
    case 'removed':
      return `✅ 已删除${kinds[change.track]}：“${change.label}”`;
    case 'moved':
      return `✅ ${kinds[change.track]}“${change.label}”移到了 ${numbers.seconds(change.toMs)}（原来 ${numbers.seconds(change.fromMs)}）`;
    case 'resized':
      return `✅ ${kinds[change.track]}“${change.label}”${change.toMs < change.fromMs ? '变短了' : '变长了'}：${numbers.seconds(change.fromMs)} → ${numbers.seconds(change.toMs)}`;
    case 'volume':
      return change.from === undefined
        ? `✅ “${change.label}”的音量设为 ${numbers.percent(change.to)}`
        : `✅ “${change.label}”的音量：${numbers.percent(change.from)} → ${numbers.percent(change.to)}`;
    case 'renamed':
      return `✅ ${kinds[change.track]}“${change.from}”改名为“${change.to}”`;
    case 'text':
      return `✅ 标题改了：“${change.from}” → “${change.to}”`;
    case 'order':
      return `✅ 新顺序：${change.labels.join('、')}`;
    case 'pieces':
      return `✅ “${change.label}”现在有 ${numbers.plain(change.to)} 段（原来 ${numbers.plain(change.from)} 段）`;
    case 'length':
      return `✅ 时长：${numbers.lengths(change.fromMs, change.toMs).join(' → ')}`;
    case 'details':
      return '✅ 画面或声音做了调整，片段和时间没有变。';
  }
}
