import type { Words } from '../i18n';

export const ja: Words = {
  tagline: '主遣いはあなた。人形がついてくる。',
  skipToPanel: '操作パネルへ移動',
  stage: 'アバター',
  controls: '操作パネル',
  tabs: { camera: 'カメラ', avatar: 'アバター', face: '表情', takes: '収録', outputs: '出力', settings: '設定' },
  bar: {
    startCamera: 'カメラを使う', stopCamera: 'カメラを止める', demo: 'デモ', record: '収録', stop: '停止', pause: '一時停止', resume: '再開',
    panel: '操作パネルの表示・非表示', framing: '構図', calibrate: '調整', keys: 'キー操作',
  },
  source: {
    demo: 'デモ', page: 'カメラ', server: '入力', motion: '再生中',
    waiting: '最初の映像を待っています', ended: '終了', failed: '失敗', offline: 'スタジオが応答しません。再接続しています…',
    nobody: '人が映っていません',
  },
  camera: {
    title: 'カメラ', pick: '使うカメラ', preview: 'カメラの映像', off: 'カメラはオフです。映像がこのコンピューターの外に出ることはありません。',
    asking: 'ブラウザの確認でカメラを許可してください…',
    refused: 'カメラが許可されていません。アドレスバーのカメラ(または鍵)の印から許可して、もう一度お試しください。',
    busy: 'ほかのソフトがカメラを使っています。そちらを閉じて、もう一度お試しください。',
    missing: 'カメラが見つかりません。つなぐと自動で使い始めます。',
    lost: 'カメラが外れました。つなぎ直すと自動で再開します。',
    unsupported: 'ブラウザは、このコンピューター上のページにしかカメラを渡しません。http://127.0.0.1 か http://localhost で開いてください。',
    failed: 'カメラを開けませんでした。もう一度試すか、別のカメラを選んでください。',
    retry: 'もう一度', points: '追跡の線を表示', unnamed: 'カメラ',
  },
  tracking: {
    title: '追跡', body: '動かす部分', face: '顔だけ', upper: '上半身', full: '全身', mirror: '鏡のように動く', smoothing: 'なめらかさ',
    quality: '品質', off: 'なし', low: '弱', medium: '中', high: '強', lite: '速い', heavy: '精密', normal: '標準', seen: '見えている部分',
    calibrate: '調整する', calibrateHint: '背筋を伸ばし、カメラを見て、力を抜いた顔で。それがアバターの基本の姿勢になります。',
    calibrating: 'そのまま…', calibrated: '調整しました', forget: '調整を取り消す',
  },
  chains: { torso: '胴体', head: '頭', face: '顔', leftArm: '左腕', rightArm: '右腕', leftHand: '左手', rightHand: '右手', leftLeg: '左脚', rightLeg: '右脚' },
  avatar: {
    title: 'アバター', default: 'こはる(3D)', puppet: 'こはる(2D)', open: 'VRM ファイルを開く…', drop: 'ページにドロップもできます',
    remove: '削除', loading: 'アバターを読み込んでいます…', broken: 'このファイルは VRM アバターとして開けませんでした。',
    framing: '構図', face: '顔', bust: '胸から上', full: '全身', backdrop: '背景', studio: 'スタジオ', color: '単色', picture: '画像', transparent: '透明',
    colorLabel: '背景の色', choosePicture: '画像を選ぶ…',
    licence: 'ライセンス', by: '作者', mayAct: { author: '作者本人のみ使用可', licensed: '作者の許諾が必要', everyone: '誰でも使用可', unknown: '条件不明' },
    commercial: '商用利用可', notCommercial: '商用利用不可', terms: '利用条件',
    view: 'OBS 用:このアドレスをブラウザソースにすると、アバターだけが透明な背景で映ります。', copy: 'コピー', copied: 'コピーしました',
  },
  live2D: {
    title: 'Live2D', hint: 'お手持ちのモデルが、お手持ちの Cubism Core で動きます。どちらもこのコンピューターの外へは出ません。',
    noCore: 'Live2D モデルには Cubism Core が必要です。Core は Live2D 社のもので、Omozukai には含まれません。live2d.com で「Cubism SDK for Web」を入手して展開し、中の Core/live2dcubismcore.min.js をここで選んでください。それまでは上の 2D アバターが同じパラメーターで動きます。',
    core: 'live2dcubismcore.min.js を選ぶ…', otherCore: '別の Core を選ぶ…', model: 'モデルのフォルダーを選ぶ…', remove: '削除',
  },
  face: {
    title: '表情', hint: '数字キー 1~5 で五つの感情を切り替えます。', reset: 'すべて元に戻す',
    names: { happy: '喜び', angry: '怒り', sad: '悲しみ', relaxed: 'くつろぎ', surprised: '驚き', aa: '口「あ」', ih: '口「い」', ou: '口「う」', ee: '口「え」', oh: '口「お」', blinkLeft: '左目', blinkRight: '右目' },
    mouth: '口', eyes: '目',
  },
  takes: {
    title: '収録', none: 'まだ収録がありません。収録するか、動画をドロップしてください。アバターがその動きを覚えます。', play: '再生', pause: '一時停止', position: '位置',
    export: '書き出し', exportAs: '書き出す形式', rename: '名前を変える', delete: '削除', deleteSure: 'この収録を削除しますか?', yes: '削除', no: '残す', folder: '保存先',
    video: '動画を開く…', videoHint: '人が映った動画が収録になります。', working: '動画を見ています…', waiting: '待機中', close: '閉じる', ready: '完了',
    film: 'アバターを撮影', filmHint: 'ステージの動画(WebM)。背景が透明なら動画も透明になります。', filmStart: '撮影を始める', filmStop: '止めて保存', filming: '撮影中',
    back: 'ライブに戻る', newName: '新しい名前', save: '保存', paused: '一時停止中', uploading: '動画を読み込んでいます…',
  },
  outputs: {
    title: '出力', vmc: 'VMC プロトコル', vmcHint: '骨と表情を VSeeFace、Warudo、VNyan など VMC を受けるソフトへ送ります。', host: '送り先', port: 'ポート', on: '送信する',
    lights: { off: 'オフ', on: '準備完了', sending: '送信中', failed: '失敗' },
    obs: 'OBS ブラウザソース',
  },
  settings: { title: '設定', language: '言語', auto: 'ブラウザに合わせる', theme: '外観', dark: 'ダーク', light: 'ライト', keys: 'キー操作', privacy: 'すべてはこのコンピューターの中で完結します。このページの通信が外に出ることはありません。' },
  keys: {
    c: 'カメラのオン・オフ', r: '収録・停止', p: '一時停止・再生', d: 'デモ', f: '次の構図', m: '鏡', k: '調整', b: '操作パネル', digits: '感情の切り替え', escape: '表情を戻す',
  },
  performance: { tracked: '追跡', shown: '表示', latency: '遅れ', dropped: '間引き', cpu: 'CPU', perSecond: '/秒' },
  drop: { hint: '.vrm アバター、動画、背景画像をここにドロップ', unknown: 'この種類のファイルは使えません。.vrm アバター、動画、画像をドロップしてください。' },
  recorded: '収録を一覧に加えました。',
};
