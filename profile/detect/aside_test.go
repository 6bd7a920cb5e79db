package detect_test

import (
	"testing"

	"tacit/profile/detect"
)

// What is trivia in one trade is the work of another: the weather and a canteen stand in sentences of the work, and what is
// left out of a document is seen by nobody.
func TestWorkInPassing(t *testing.T) {
	for _, text := range []string{
		"It was raining that day and the crane slipped.", "It had snowed, so we stopped the hoist.", "The canteen orders forty blocks every Friday.", "It was raining and the flux took up water.",
		"Twenty people were sick in the canteen.", "Fish for the canteen must be boned by six.", "The rain got into the junction box.", "By the way, the loft key hangs behind the door.",
		"The canteen has a separate grease trap on the kitchen drain.", "It's been raining since Monday, the clay is too wet to throw.", "My father always said, if the block rings hollow, send it back.",
		"The weather decides how long the putty takes.", "My wife keeps the books: never pay a bill without her stamp, unless it is under 50.",
		"那天下雨，塔吊打滑了。", "那天下雨天凉，我就多放了半钱。", "今天天气热，我少泡了两个钟头。", "给学校食堂送的，水分要压干一点。", "食堂的豆腐要嫩一点。", "供销社食堂二十多个人吐。",
		"豆子陈了就减半钱，除非那天下雨天凉，浆凉得快，就不减。", "下大雪，缆绳冻住了。", "食堂的排烟管半年清一次。", "看天气定晾几天。", "天热，漆干得快。", "顺便说一句，液压油用四十六号的。", "我爸教我的，要是敲着发闷，就别收。",
	} {
		if detect.Sentences(text)[0].Aside() {
			t.Errorf("%q is left out", text)
		}
	}
	for _, text := range []string{
		"It was raining all week.", "Lovely weather today, isn't it.", "It rained and my shoes are still wet through, my socks too.", "The canteen has chilli on Wednesdays, you ought to go early.", "The soup in the canteen was awful.", "My daughter got a pony, by the way.",
		"今天下雨了。", "外头下大雨，我鞋都湿透了。", "食堂今天的饺子挺香。", "天气真好。", "那天下雨，我骑车淋透了。",
	} {
		if !detect.Sentences(text)[0].Aside() {
			t.Errorf("%q is kept", text)
		}
	}
}
