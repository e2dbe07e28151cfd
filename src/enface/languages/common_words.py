"""Common words of Chinese with the beginnings of their usual English words, to tell which sentences belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from enface.languages.body_words import PLACES
from enface.languages.english import word_set
from enface.languages.patterns import any_of

_CONCEPTS = """
经济: econom | 发展: develop | 企业 公司 厂商: enterprise compan firm business corporat | 市场: market
国家: countr nation state | 政府: government | 政策: polic | 社会: societ social | 问题: problem issue question
工作: work job | 人民 民众 百姓: people public | 技术: technolog techni | 科技: technolog scien tech | 科学: scien
研究: research stud | 学生: student pupil | 学校: school | 大学 高校: universit college | 教育: educat
老师 教师: teacher | 教授: professor | 专家: expert specialist | 医生 大夫: doctor physician | 医院: hospital
患者 病人: patient | 病毒: virus | 疫情: epidemic pandemic outbreak covid | 疫苗: vaccin | 感染: infect
病例 确诊: case confirm | 健康: health | 治疗: treat therap | 药 药物: drug medicin
手术: surger operation surgical | 癌症: cancer | 安全: safe securit | 保护: protect | 环境 环保: environment
生态: ecolog ecosystem | 污染: pollut | 气候: climate | 天气: weather | 能源: energ | 石油 原油: oil petrol crude
电 电力: electric power | 煤: coal | 汽车: car vehicle auto | 飞机: plane aircraft aeroplane | 机场: airport
航班: flight | 火车 列车: train | 铁路: rail | 地铁: subway metro | 公路 高速: highway express road
交通: traffic transport | 道路 路: road street way | 城市: cit urban | 农村 乡村: rural village countryside
村: village | 农民: farmer peasant | 农业: agricult farm | 粮食: grain food | 食品 食物: food | 水: water
河: river | 山: mountain mount hill | 海: sea ocean marin | 岛: island | 地震: earthquake quake | 台风: typhoon
洪水 洪涝: flood | 灾害 灾: disaster | 火灾: fire blaze | 事故: accident | 警察 警方 民警: police | 法院: court
法律: law legal | 法官: judge | 律师: lawyer attorney | 犯罪: crim offen | 案件: case | 嫌疑: suspect
被捕 逮捕: arrest | 监狱: prison jail | 死亡 死: die dead death | 受伤: injur wound hurt | 杀: kill murder
枪: gun shoot shot | 军队 军: army militar troop force | 士兵: soldier | 战争 战: war battle fight
武器: weapon arm | 导弹: missile | 核: nuclear | 恐怖: terror | 袭击 攻击: attack assault | 和平: peace
会议: meeting conferenc session | 会谈: talk | 谈判: negotiat talk | 协议: agreement deal
合作: cooperat co-operat collaborat partner | 关系: relation ties | 外交: diploma foreign | 总统: president
主席: president chair | 总理 首相: premier minister | 部长: minister secretary | 书记: secretary | 大使: ambassador
议员 议会: parliament lawmaker congress senator legislat | 选举 大选: elect | 投票: vot ballot poll
政党 党: party parties | 民主: democra | 领导: lead | 干部: cadre official | 官员: official
记者: report journalist correspondent | 媒体: media | 新闻: news press | 报道: report | 报告: report
发布: releas publish issu announc | 宣布: announc declar | 表示 说 称: say said tell told state
认为: believ think thought consider | 介绍: introduc explain | 指出: point noted | 强调: stress emphasi
要求: require request demand ask | 希望: hope wish | 支持: support | 反对: oppos against | 批评: criti
帮助 援助: help aid assist | 服务: serv | 管理: manag administ | 改革: reform | 开放: open | 创新: innovat
投资: invest | 资金: fund capital money | 资本: capital | 金融: financ | 银行: bank | 股票 股市 股: stock share
股东: shareholder stockholder | 基金: fund | 贷款: loan lend | 债 债务: debt bond | 保险: insur | 利润: profit
收入: income revenue earn | 价格: price | 成本: cost | 税: tax tariff duty duties | 关税: tariff | 贸易: trade
进口: import | 出口: export | 消费: consum | 消费者: consumer | 顾客 客户: customer client
产品 商品: product goods commodit | 生产: produc | 制造: manufactur make made | 工业: industr
产业 行业: industr sector | 工厂: factor plant | 工人: worker | 员工 职工: employee staff worker | 就业: employ job
失业: unemploy jobless | 工资 薪: wage salar pay | 贫困 扶贫 脱贫: povert poor | 增长: grow grew increas rise rose
增加: increas add more | 下降 下跌: fall fell declin drop decreas down | 减少: reduc decreas less fewer cut
提高 提升: improv rais increas enhanc | 亿 亿元: billion million | 数据: data figure
网络 互联网: internet network online | 网站: website site | 手机: phone mobile | 电话: phone call telephone
电脑 计算机: comput | 软件: software | 平台: platform | 用户: user | 信息: informat | 智能: intelligen smart
人工智能: intelligen AI | 机器人: robot | 游戏: game gaming | 电影 影片: film movie | 电视: tv televis
演员: actor actress perform | 导演: director | 音乐: music | 歌 歌曲: song sing | 歌手: singer | 艺术: art
文化: cultur | 历史: histor | 传统: tradition | 博物馆: museum | 书 图书: book | 作家: writer author | 作品: work
读者: reader | 语言: language | 体育: sport | 比赛: match game competit compet race | 冠军: champion title winner
球队 队: team | 球员: player | 教练: coach | 足球: football soccer | 篮球: basketball | 奥运: olympi | 金牌: gold
决赛: final | 联赛: league | 赛季: season | 胜利 获胜 战胜: win won victor beat | 输 失败: lose lost fail defeat
得分 分: point scor | 世界: world | 全球: global world | 国际: internation | 国内: domestic | 地区: region area
省: provinc | 市: cit municipal | 县: count | 中心: center centre | 北: north | 南: south | 东: east | 西: west
家庭 家: famil home house | 孩子 儿童: child kid | 父母: parent | 父亲 爸爸: father dad | 母亲 妈妈: mother mom mum
儿子: son | 女儿: daughter | 妻子: wife | 丈夫: husband | 朋友: friend | 女性 妇女 女: woman women female
男 男性: man men male | 老人 老年: elder old senior aged | 青年 年轻: young youth | 生活: life live living lives
房 房屋 住房: hous home apartment | 房地产: estate propert | 建设: construct build | 项目: project program
工程: project engineer | 计划: plan program | 规划: plan | 目标: goal target aim objectiv | 任务: task mission
活动: activit event campaign | 措施: measure | 制度: system | 系统: system | 标准: standard | 质量: qualit
水平: level | 能力: abilit capab capac | 机会: opportunit chance | 挑战: challeng | 风险: risk | 危机: crisis crises
影响: impact affect influenc effect | 原因: reason cause because | 因为 由于: because due since as
所以 因此: so therefore thus hence | 但 但是 不过 然而: but however yet though although nevertheless | 如果 若: if
虽然 尽管: although though despite while | 同时: same meanwhile also while
此外 另外: addition besides also moreover further | 例如 比如: example instance such
目前 现在: now current present | 今天 今日: today | 昨天 昨日: yesterday | 明天: tomorrow | 今年: year
去年: last year | 明年: next year | 年: year | 月: month | 周 星期: week | 日 天: day | 小时: hour | 分钟: minute
早上 上午: morning | 下午: afternoon | 晚上 晚: evening night | 夜: night | 时间: time | 时代: era age time
未来 将来: futur | 过去: past | 开始: start begin began begun launch | 结束: end finish conclud over | 继续: continu
第一 首: first | 最后: last final | 重要: importan significan | 主要: main major mainly primar
关键: key crucial critical | 新: new | 旧 老: old | 大: big large great huge major | 小: small little
高: high tall | 低: low | 多: many more much | 少: few less little | 好: good well better | 坏: bad
快: fast quick rapid soon | 不 没 没有 无: not no without never none | 他: he his him | 她: she her
我 我们: i we my our me us | 你 你们: you your | 他们: they their them | 谁: who | 什么: what | 为什么 为何: why
怎么 如何 怎样: how | 哪里 哪儿: where | 可以 能够 能: can could able may | 必须 应该 应当 须: must should need have
需要: need require | 想: want think | 爱: love | 喜欢: like love | 看: see look watch saw seen view read
听: hear listen heard | 写: writ wrote | 吃: eat ate eating food | 喝: drink drank | 买 购买: buy purchas bought
卖 销售 出售: sell sale sold | 钱: money | 免费: free | 付 支付: pay paid | 学习: learn study studies
知道: know knew | 发现: find found discover | 出现: appear emerg occur | 成为: becom becam
建立 成立: establish found set | 参加 参与: participat attend join | 访问: visit | 游客 旅游: tour travel
酒店: hotel | 餐厅 饭店: restaurant | 超市: supermarket | 商店 店: store shop | 咖啡: coffee | 茶: tea
酒: wine liquor alcohol | 动物: animal | 狗: dog | 猫: cat | 鱼: fish | 鸟: bird | 植物: plant | 树: tree
花: flower | 太空 航天: space astronaut | 月球 月亮: moon lunar | 卫星: satellit | 太阳: sun solar | 火箭: rocket
实验 试验: experiment test trial | 检测: test detect | 分析: analy | 调查: investigat survey inquir | 证据: evidence
信: letter | 照片 图: photo picture image | 视频: video | 颜色: colo | 红: red | 黑: black | 白: white | 绿: green
蓝: blue | 金: gold | 手: hand | 头: head | 眼 眼睛: eye | 脸: face | 心: heart | 血: blood | 身体: body bodies
口罩: mask | 隔离: quarantin isolat | 居民: resident | 社区: communit | 公民: citizen | 移民: migra immigra
难民: refugee | 边境: border | 宗教: relig | 教会 教堂: church | 上帝: god | 佛: budd | 节日 节: festival
春节: spring year | 婚 结婚: marr wedding | 出生: born birth | 人口: population | 男子: man | 女子: woman
名字 名: name | 故事: stor | 梦: dream | 自由: free | 权利 权: right | 权力: power | 责任: responsib
压力: pressure stress | 信心: confiden | 精神: spirit | 思想: thought idea ideolog | 革命: revolution
共产党: communist cpc ccp | 总书记: general | 习近平: xi | 特朗普: trump | 拜登: biden | 普京: putin | 白宫: white
国会: congress | 协会: association | 组织: organiz organis | 机构: institut agenc organiz organis | 部门: department
委员会: committee commission | 集团: group | 学院: college academ institut school | 代表: represent delegat
成员: member | 负责人: head charge responsib | 人员: personnel staff | 人士: people person insider | 团队: team
设备: equipment device | 材料: material | 设计: design | 芯片: chip semiconduct | 电池: batter | 品牌: brand
广告: advert ad | 物流 快递: logistic deliver courier express | 仓库: warehouse | 港口 港: port harbo
船: ship boat vessel | 桥: bridge | 门: door gate | 窗: window | 楼: building floor | 公园: park
广场: square plaza | 世纪: centur | 年代: decade | 英格兰: england english | 威尔士: wales welsh
苏格兰: scotland scottish | 爱尔兰: ireland irish | 巴勒斯坦: palestin | 叙利亚: syria | 伊拉克: iraq
阿富汗: afghan | 沙特: saudi | 卡塔尔: qatar | 阿联酋: emirates uae | 希腊: greece greek | 葡萄牙: portug
挪威: norw | 芬兰: finland finn | 丹麦: denmark danish | 比利时: belgi | 奥地利: austria | 匈牙利: hungar
捷克: czech | 塞尔维亚: serbia | 罗马尼亚: romania | 白俄罗斯: belarus | 哈萨克: kazakh | 阿根廷: argentin
智利: chile | 秘鲁: peru | 哥伦比亚: colombia columbia | 委内瑞拉: venezuela | 古巴: cuba | 尼日利亚: nigeria
肯尼亚: kenya | 埃塞俄比亚: ethiopia | 卢旺达: rwanda | 刚果: congo | 苏丹: sudan | 利比亚: libya | 黎巴嫩: leban
也门: yemen | 缅甸: myanmar burm | 老挝: laos lao | 柬埔寨: cambodia | 尼泊尔: nepal | 斯里兰卡: sri lanka
孟加拉: bangladesh bengal | 蒙古: mongolia | 华盛顿: washington | 洛杉矶: angeles | 加州 加利福尼亚: california
得克萨斯 得州: texas | 佛罗里达: florida | 芝加哥: chicago | 波士顿: boston | 旧金山: francisco | 莫斯科: moscow
柏林: berlin | 罗马: rome roman | 悉尼: sydney | 墨尔本: melbourne | 大阪: osaka | 曼谷: bangkok | 马尼拉: manila
新德里: delhi | 孟买: mumbai | 迪拜: dubai | 开罗: cairo | 日内瓦: geneva | 布鲁塞尔: brussels | 维也纳: vienna
太平洋: pacific | 大西洋: atlantic | 北极: arctic | 南极: antarctic | 地中海: mediterran | 长江: yangtze
黄河: yellow | 珠江: pearl | 长城: great wall | 默克尔: merkel | 马克龙: macron | 约翰逊: johnson | 奥巴马: obama
克林顿: clinton | 布什: bush | 安倍: abe | 莫迪: modi | 金正恩: kim | 文在寅: moon | 谷歌: google | 苹果: apple
微软: microsoft | 亚马逊: amazon | 脸书: facebook | 推特: twitter tweet | 特斯拉: tesla | 三星: samsung
华为: huawei | 阿里巴巴: alibaba | 腾讯: tencent | 百度: baidu | 小米: xiaomi | 微信: wechat | 微博: weibo
抖音: douyin tiktok | 新华社 新华: xinhua | 人民日报: daily | 央视: cctv | 路透社 路透: reuters | 彭博: bloomberg
纽约时报: times | 世卫 世界卫生组织: who health | 打: hit beat play fight | 走: walk go went leave left
跑: run ran | 飞: fly flew flight | 来: come came | 去: go went gone | 回: return back | 进入: enter into
离开: leave left depart | 到达 抵达: arriv reach | 站: stand stood station stop | 坐: sit sat seat
睡 睡觉: sleep slept asleep | 醒: wake woke awake | 笑: laugh smil | 哭: cry cried tear
死者 遇难: victim dead kill | 救 抢救: rescu save | 找: find look search seek | 寻找: search look seek
等 等待: wait | 给: give gave given | 带: bring brought take carr | 拿: take took hold | 放: put place
送: send sent deliver gave | 收到: receiv got | 接受: accept receiv | 拒绝: refus reject declin
同意: agree approv consent | 允许: allow permit | 禁止: ban prohibit forbid bar | 限制: restrict limit
取消: cancel | 推迟: postpon delay | 恢复: resum restor recover | 停止 暂停: stop suspend halt | 关闭: clos shut
打开: open | 开幕: open | 闭幕: clos | 举行 举办: held hold host | 召开: held conven hold | 主持: chair host presid
出席: attend | 发言 讲话: speech spoke address speak remark | 演讲: speech talk lectur | 讨论: discuss
交流: exchang communicat | 沟通: communicat | 联系: contact connect touch | 通知: notif notice inform | 警告: warn
威胁: threat | 担心 担忧: worr concern fear | 害怕 恐惧: afraid fear scared | 愤怒 生气: angry anger
高兴 开心 快乐: happ glad pleas joy | 幸福: happ | 痛苦: pain suffer | 悲伤: sad grief sorrow | 惊讶: surpris
感谢: thank grateful | 道歉: apolog sorry | 祝: wish congratul | 相信: believ trust | 信任: trust
怀疑: doubt suspect | 理解: understand understood | 记得: remember | 忘记 忘: forget forgot
选择: choos chose choice option select | 决定: decid decision | 解决: solv resolv settl | 实现: achiev realiz realis
完成: complet finish | 达到: reach | 超过: exceed more over surpass | 保持: keep maintain remain kept | 改变: chang
变化: chang | 转变: transform shift chang | 扩大: expand | 加强: strength enhanc | 促进 推动: promot boost driv push
推进: advanc promot push | 加快: accelerat speed | 深化: deepen | 落实: implement | 实施: implement carr
执行: execut enforc implement | 制定: formulat develop draw drew | 遵守: abide compl obey observ
违反: violat breach | 违法 非法: illegal | 处罚: punish penalt fine | 罚款: fine
起诉 指控: charg prosecut accus sue indict | 检察: prosecut procurat | 判 判决: sentenc verdict ruling
审理 审判: trial tried | 证明: prov certif | 显示: show display indicat | 表明: show indicat suggest | 反映: reflect
包括: includ | 涉及: involv | 属于: belong | 来自: from | 根据 按照: accord based | 通过: through pass via
关于: about regard | 对于: for | 作为: as | 由: by | 和: and | 或 或者: or | 而: and while but | 就: then just
也: also too | 还: also still | 再: again | 又: again also | 都: all both | 只: only just | 仅: only just mere
已 已经: already has have | 将 会: will would | 曾: once had | 一直: always been | 总是: always
经常 常: often frequent usual | 有时: sometimes | 从不: never | 突然: sudden | 马上 立即: immediat
逐渐 逐步: gradual | 终于: final | 甚至: even | 尤其 特别: especial particular special
非常 很 十分: very extreme high | 更: more | 太: too | 几乎: almost near | 大约 约: about around approximat
至少: least | 左右: about around | 一些: some | 许多 很多: many lot numerous much | 大量: large number amount lot
所有 全部: all entire every | 每: every each per | 各: each various | 其他: other | 自己: self own | 别人: others
大家: everyone everybody we | 有人: someone some | 任何: any | 这: this these | 那: that those | 其: its their his
部分: part some | 一半: half | 大多数 多数: most majorit | 少数: minorit few | 平均: average | 总: total
数量: number quantit amount | 比例: proportion ratio percentage | 率: rate | 速度: speed | 规模: scale size
范围: range scope | 程度: degree extent level | 趋势: trend | 结果: result outcome | 效果: effect
作用: role effect function | 意义: significan mean | 价值: valu | 优势: advantag | 特点: feature characterist
方式 方法: way method approach | 模式: mode | 结构: structur | 过程: process | 阶段: stage phase | 方面: aspect side
领域: field area sector | 方向: direction | 地方: place local | 位置: location position | 中国共产党: cpc communist
当地: local | 附近: near | 周围: around surround | 内: in inside within | 外: outside foreign out | 中: in middle
上: on up | 下: under down next | 前: before former ago front | 后: after later | 之间: between among
期间: during period | 以来: since | 当时: time then | 同样: same also similar | 不同: differ | 相同: same
类似: similar | 新鲜: fresh | 简单: simple easy | 复杂: complex complicat | 困难 难: difficult hard
容易: easy easi | 可能: may might possib likel could | 不可能: impossib | 确实: indeed really
真正 真: real true truly | 假: fake false | 对: to right | 错 错误: wrong mistake error | 正确: right correct
强: strong | 弱: weak | 严重: serious sever | 严格: strict | 紧急: emergenc urgent | 危险: danger | 热: hot heat
冷: cold | 温度 气温: temperatur | 雨: rain | 雪: snow | 风: wind | 云: cloud | 火: fire | 光: light
声音: sound voice noise | 空气: air | 空间: space room | 土地: land | 地球: earth planet | 森林: forest | 草: grass
湖: lake | 海洋: ocean marin sea | 沙漠: desert | 石: stone rock | 铁: iron | 钢: steel | 塑料: plastic | 纸: paper
木: wood | 玻璃: glass | 衣服 服装: cloth dress garment | 鞋: shoe | 帽: hat cap | 米: met rice | 肉: meat
猪: pig pork | 牛: cow cattle ox beef | 羊: sheep goat lamb | 鸡: chicken | 蛋: egg | 水果: fruit
蔬菜 菜: vegetab dish | 糖: sugar candy | 盐: salt | 牛奶: milk | 床: bed | 桌: table desk | 椅: chair | 房间: room
厨房: kitchen | 墙: wall | 街: street | 城: city town | 镇: town | 区: district area zone | 省委: provincial
首都: capital | 州: state | 岛屿: island | 边: side | 国旗: flag | 歌剧: opera | 舞: danc | 戏: play drama
画: paint draw pictur | 摄影: photo | 节目: program show | 剧: drama series play show
观众: audience viewer spectator | 粉丝: fan | 明星: star celebrit | 奖: award prize | 票: ticket vote
票房: box office | 上映: releas | 杂志: magazin | 报纸: newspaper paper | 文章: article | 小说: novel
诗: poem poet | 字: word character | 词: word | 英语 英文: english | 中文 汉语: chinese mandarin | 数学: math
物理: physic | 化学: chemi | 生物: biolog | 细胞: cell | 基因: gene | 脑 大脑: brain | 神经: nerv neur | 皮肤: skin
骨: bone | 腿: leg | 脚: foot feet | 肺: lung | 肝: liver | 胃: stomach | 心脏: heart cardiac | 症状: symptom
发烧 发热: fever | 咳嗽: cough | 死亡率: mortal death | 寿命: life expect | 营养: nutri | 运动员: athlet player
选手: player contestant athlet competitor | 裁判: referee | 队员: player member | 球: ball | 网球: tennis
乒乓: table tennis ping | 羽毛球: badminton | 排球: volleyball | 游泳: swim | 跑步: run jog | 马拉松: marathon
赛: race match game | 半决赛: semi | 进球: goal | 主场: home | 客场: away | 俱乐部: club | 转会: transfer
合同: contract | 签约 签署 签: sign | 公告: announc notice | 上市: list | 交易: trad transaction deal
证券: securit | 指数: index | 涨: rise rose up gain | 跌: fall fell drop down | 亏损: loss | 盈利: profit
营收: revenue | 同比: year | 季度: quarter | 财政: fiscal financ | 预算: budget | 货币: currenc monetar
人民币: rmb yuan renminbi | 美元: dollar usd | 欧元: euro | 日元: yen | 通胀 通货膨胀: inflat | 汇率: exchange rate
利率: interest rate | 黄金: gold | 供应: suppl | 需求: demand | 供给: suppl | 库存: inventor stock | 订单: order
采购: purchas procure | 批发: wholesal | 零售: retail | 电商 电子商务: commerce | 店铺: store shop
质疑: question doubt | 回应: respon | 回答 答: answer repl | 提出: propos rais put
建议: suggest recommend advis propos | 提供: provid offer | 提醒: remind | 申请: appl | 批准: approv
注册 登记: regist | 认证: certif | 许可: permit licen | 专利: patent | 知识: knowledg | 版权: copyright | 名单: list
文件: document file | 资料: material data document | 记录: record | 日记: diar | 消息: news message | 邮件: mail
密码: password | 程序: program procedure | 代码: code | 算法: algorithm | 视觉: vision visual | 图像: image
屏幕: screen | 相机 摄像: camera | 设施: facilit | 仪器: instrument | 机器: machin | 工具: tool | 车辆: vehicle
司机 驾驶: driv | 乘客 旅客: passenger | 自行车 单车: bike bicycl cycl | 摩托车: motorcycl | 公交 巴士: bus
卡车 货车: truck | 出租车: taxi cab | 停车: park | 红绿灯: traffic light | 小区: communit residential neighborhood
邻居: neighbo | 志愿者: volunteer | 慈善: charit | 捐 捐赠: donat | 基层: grassroot primar | 党员: party
群众: people mass public | 战略: strateg | 原则: principl | 理念: concept idea philosoph | 观点: view opinion
意见: opinion view comment | 态度: attitud | 立场: position stance | 承诺: commit promis pledg
行为: behavio act conduct | 行动: action act operation | 事件: incident event
情况: situation case condition circumst | 条件: condition | 形势: situation | 背景: background
环节: link step stage | 细节: detail | 内容: content | 主题: theme topic subject | 标题: title headline
目的: purpose aim | 意思: mean | 例子: example | 经验: experience | 经历: experience | 教训: lesson
成功: success succe | 成绩: achiev result score | 成就: achiev | 进步: progress | 进展: progress
努力: effort strive hard | 坚持: adher persist insist uphold | 奋斗: struggl striv | 贡献: contribut
牺牲: sacrific | 英雄: hero | 荣誉: hono | 纪念: commemorat memor anniversar | 周年: anniversar | 庆祝: celebrat
仪式: ceremon | 礼物: gift present | 旗: flag | 皇帝 国王: emperor king | 女王: queen | 王子: prince
公主: princess | 贵族: noble | 古代: ancient | 现代: modern | 当代: contemporar | 遗产: heritage legacy
文物: relic cultural | 考古: archaeo | 文明: civiliz civilis | 民族: nation ethnic | 种族: racial race raci
歧视: discriminat | 平等: equal | 公平: fair equit | 正义: justice | 人权: human rights | 腐败: corrupt | 毒品: drug
暴力: violen | 抗议: protest | 示威: demonstrat protest | 罢工: strike | 爆炸: explo bomb blast | 坠毁: crash
碰撞 撞: collid crash hit | 失踪: missing | 搜索 搜救: search rescue | 海军: nav | 空军: air force | 陆军: army
战机: jet fighter plane | 航母: carrier | 舰: ship navy warship | 演习: exercise drill | 制裁: sanction
冲突: conflict clash | 停火: ceasefire | 条约: treat | 峰会: summit | 论坛: forum | 联盟: alliance union league
主权: sovereign | 领土: territor | 独立: independen | 统一: unif | 一带一路: belt road
客服: customer service support | 售后: after-sale service warrant | 退货 退款 退: return refund
换 更换: chang replac exchang swap | 包装: pack wrap | 盒 盒子: box case | 箱 箱子: box case suitcase | 袋 包: bag pack
瓶: bottle | 杯: cup glass mug | 卖家 商家: seller merchant vendor shop | 买家: buyer
评价 评论: review comment evaluat rat | 便宜: cheap inexpensive afford | 贵: expensive costly pricey
优惠 折扣: discount offer deal | 促销: promot sale | 赠品 赠送: gift free | 满意: satisf happy pleased
失望: disappoint | 后悔: regret | 遗憾: regret pity sorry | 推荐: recommend | 喜爱: love fond
讨厌 厌恶: hate dislik disgust | 舒服 舒适: comfort | 漂亮 美丽 美: beaut pretty lovely | 丑: ugly
可爱: cute lovely ador | 有趣 好玩: interest fun funny | 无聊: bor dull | 精彩: wonder excit brillian splendid
完美: perfect | 优秀: excellent outstand | 糟糕: terrible bad awful | 奇怪: strange odd weird | 安静: quiet silen calm
干净: clean | 脏: dirt | 厚: thick | 薄: thin | 软: soft | 硬: hard | 轻: light | 重量 重: weigh heav | 长: long
短: short | 宽: wide width broad | 窄: narrow | 深: deep | 浅: shallow light | 圆: round circle | 方形: square
尺寸 尺码: size dimension | 型号: model type | 款式 样式: style | 味道: taste smell flavo | 香: fragran smell aroma
臭: smell stink stench | 甜: sweet | 酸: sour acid | 辣: spic hot | 苦: bitter | 淡: light bland | 饿: hungr
渴: thirst | 累 疲惫: tired exhaust wear | 困倦: sleep drows | 病: sick ill disease | 疼 痛: pain ache hurt
骗 欺骗: cheat deceiv fool lie scam | 假货: fake counterfeit | 正品: genuine authentic | 破: broke torn
修 维修 修理: repair fix mend mainten | 安装: install mount | 拆: remov disassembl open | 使用 用: use using used
操作: operat | 功能: function featur | 按钮 按键: button key | 点击: click tap | 打印: print | 充电: charg
插: plug insert | 线: line wire cable | 开关: switch | 灯: lamp light | 镜头: lens camera shot | 镜子: mirror
耳机: headphone earphone headset | 音质: sound | 音量: volume | 键盘: keyboard | 鼠标: mouse | 硬盘: disk drive
内存: memor | 下载: download | 上传: upload | 更新 升级: updat upgrad | 版本: version edition | 设置: set sett
登录: log login sign | 账号 账户: account | 链接: link | 页面: page | 搜: search | 游玩: play visit | 玩: play fun
玩家: player gamer | 角色: role character | 等级: level rank grade | 装备: equip gear | 技能: skill abilit
怪物: monster | 敌人 敌: enem foe | 剑: sword | 刀: knife blade sword | 魔法: magic | 武功: martial kung
弟子 徒弟: discipl apprentic | 师父 师傅: master | 公子: young lord master | 小姐: miss lady | 先生: mr sir gentleman
女士: ms mrs madam lady | 姑娘 女孩 少女: girl | 男孩 少年: boy young teen | 哥哥 弟弟 兄弟: brother
姐姐 妹妹 姐妹: sister | 爷爷 祖父: grandfather grandpa | 奶奶 祖母: grandmother grandma | 叔叔: uncle
阿姨: aunt auntie | 亲戚 亲人: relativ famil | 邻国: neighbo | 客人: guest | 主人: host master owner | 老板: boss owner
同事: colleague coworker | 同学: classmate student | 班: class | 课 课程: course lesson class | 考试: exam test
作业: homework | 毕业: graduat | 专业: profession major special | 读: read | 讲: tell speak talk | 问 询问: ask inquir
叫 喊: call shout cry | 唱: sing sang | 跳: jump leap danc | 推: push | 拉: pull | 抓: grab catch caught seiz
握: hold grip | 扔 丢: throw thr lost lose | 挂: hang hung | 摸: touch feel | 踢: kick | 咬: bite bit | 吹: blow
烧: burn | 煮: boil cook | 洗: wash | 擦: wipe | 切: cut slice | 穿: wear dress put | 脱: take off | 坐下: sit sat
躺: lie lay | 停: stop | 转身 转: turn | 抬: rais lift | 低头: bow lower head | 点头: nod | 摇头: shook shake
微笑: smil | 叹: sigh | 沉默: silen | 眼泪 泪: tear | 声: voice sound | 目光: gaze eyes look | 表情: expression face
嘴: mouth lip | 鼻: nose | 耳: ear | 头发: hair | 牙 牙齿: tooth teeth dental | 手指: finger | 肩: shoulder | 背: back
胸: chest breast | 腰: waist | 肚子: belly stomach | 脖子: neck | 灵魂: soul spirit | 鬼: ghost devil
神: god spirit divin | 仙: immortal fairy | 命运: fate destin | 秘密: secret | 真相: truth | 谎: lie
办法: way method solution | 理由: reason excuse | 借口: excuse | 错过: miss | 遇到 遇见: meet met encounter
碰到: met encounter touch | 陪: accompan | 照顾: care look after | 保证: guarant ensur assur | 确保: ensur
确认: confirm | 预计 预测: expect forecast predict estimat | 预防: prevent | 避免: avoid | 防止: prevent
面对 面临: fac confront | 应对: respon cope deal tackl | 处理: handl process deal treat dispos | 负责: responsib charg
担任: serv act post | 任命: appoint | 辞职: resign | 退休: retire | 退出: withdraw quit exit | 加入: join | 邀请: invit
欢迎: welcom | 迎接: welcom greet | 见面 会见: meet met | 参观: visit tour | 旅行: travel trip
出发: depart set leave start | 住: live stay | 搬: mov | 租: rent | 建筑: build architect construct
修建: build built construct | 吸引: attract | 鼓励: encourag | 激励: inspir motivat incentiv
培养: cultivat train foster | 训练 培训: train | 锻炼: exercis | 减肥: weight slim | 饮食: diet food eat
饮料: drink beverag | 啤酒: beer | 面包: bread | 蛋糕: cake | 面条 面: noodle | 汤: soup | 油: oil | 早餐: breakfast
午餐 午饭: lunch | 晚餐 晚饭: dinner supper | 厕所 卫生间: toilet bathroom restroom | 毛巾: towel | 电梯: elevator lift
空调: air-condition | 冰箱: refrigerat fridge | 洗衣机: washing | 家具: furnitur | 装修: decorat renovat
款: model style | 材质: material | 棉: cotton | 皮: leather skin | 毛: hair wool fur | 丝: silk | 机械: mechanic machin
发动机: engine | 轮胎: tire tyre wheel | 油耗: fuel | 里程: mileage range | 续航: range endurance | 自动: automat
手动: manual | 手册: manual handbook | 步骤: step | 注意: note attention careful notice | 提示: prompt tip hint
连接: connect link | 断: break cut disconnect | 输入: input enter | 输出: output | 显示器: monitor display screen
电源: power | 样品 样本: sample | 公式: formula | 理论: theor | 概念: concept | 模型: model | 参数: paramet
变量: variable | 函数: function | 误差: error deviat | 精度: precis accura | 频率: frequen | 波: wave | 压: press
浓度: concentrat | 反应: react respon | 溶液: solution | 结论: conclu | 摘要: abstract summar | 引言: introduc
假设: assum hypothes suppos
"""
"""Concepts: Chinese words, and how English words for them begin; of three letters or fewer, the whole words."""

_EVERYWHERE = word_set("national state central world international global united new south inner us un english great")
"""Words of English names of places that say little about the place."""
_WORD = re.compile(r"[a-z]+")
_LONGEST = 10


def concepts_zh(text: str) -> Iterator[str]:
    """The concepts that a Chinese text names, by the longest words."""
    chinese, _ = _tables()
    return (chinese[word] for word in _pattern().findall(text))


def concepts_en(text: str) -> Iterator[str]:
    """The concepts that an English text may name."""
    for word in _WORD.findall(text.lower()):
        yield from _concepts_of(word)


def beginnings() -> dict[str, tuple[str, ...]]:
    """How the usual English words for each Chinese word begin; of three letters or fewer, the whole words."""
    return {
        word: tuple(english.split())
        for concept in _concepts()
        for words, english in [concept.split(": ")]
        for word in words.split()
    }


def names_of_places() -> dict[str, list[str]]:
    """The words of the English names of places, in small letters, by their Chinese ones; without what says little."""
    named = (
        (word, [name for name in names.lower().split() if name not in _EVERYWHERE]) for word, names in PLACES.items()
    )
    return {word: names for word, names in named if names}


@lru_cache(maxsize=50_000)
def _concepts_of(word: str) -> frozenset[str]:
    _, english = _tables()
    found = english.get(word, frozenset()) | english.get(word.removesuffix("s"), frozenset())
    for length in range(4, min(len(word), _LONGEST) + 1):
        found |= english.get(word[:length], frozenset())
    return found


def _concepts() -> list[str]:
    return " | ".join(_CONCEPTS.strip().splitlines()).split(" | ")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(any_of(_tables()[0]))


@cache
def _tables() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """The concept of each Chinese word, and those of each English beginning; a concept goes by its first word."""
    chinese: dict[str, str] = {}
    english: dict[str, set[str]] = {}
    for concept in _concepts():
        words, usual = concept.split(": ")
        key = words.split()[0]
        chinese |= dict.fromkeys(words.split(), key)
        for beginning in usual.split():
            english.setdefault(beginning, set()).add(key)
    for word, names in names_of_places().items():
        if word not in chinese:
            chinese[word] = names[0]
            for name in names:
                english.setdefault(name, set()).add(names[0])
    return chinese, {beginning: frozenset(keys) for beginning, keys in english.items()}
