// SPDX-License-Identifier: Apache-2.0
import { addMessages } from '@candor/admin';

addMessages('en', {
  'tool.sponsored': 'Sponsored link',
  'tool.text': 'Text',
  'tool.address': 'Address',
  'tool.tie': 'Tie',
  'tool.tie-hint': 'The tie will cover this content: label and marker then come by themselves.',
  'tool.no-tie': 'Not recorded yet',
  'tool.insert': 'Insert',
  'tool.widened': 'The tie to {brand} now covers this content',
  'tool.kind.paid': 'Paid',
  'tool.kind.affiliate': 'Affiliate',
  'tool.kind.code': 'Discount code',
});
addMessages('vi', {
  'tool.sponsored': 'Liên kết được tài trợ',
  'tool.text': 'Văn bản',
  'tool.address': 'Địa chỉ',
  'tool.tie': 'Mối quan hệ',
  'tool.tie-hint': 'Mối quan hệ sẽ áp dụng cho nội dung này: nhãn và dấu sẽ tự xuất hiện.',
  'tool.no-tie': 'Chưa được ghi nhận',
  'tool.insert': 'Chèn',
  'tool.widened': 'Mối quan hệ với {brand} nay áp dụng cho nội dung này',
  'tool.kind.paid': 'Được trả tiền',
  'tool.kind.affiliate': 'Tiếp thị liên kết',
  'tool.kind.code': 'Mã giảm giá',
});
addMessages('th', {
  'tool.sponsored': 'ลิงก์ที่ได้รับการสนับสนุน',
  'tool.text': 'ข้อความ',
  'tool.address': 'ที่อยู่',
  'tool.tie': 'ความเกี่ยวข้อง',
  'tool.tie-hint': 'ความเกี่ยวข้องนี้จะครอบคลุมเนื้อหานี้ ป้ายกำกับและเครื่องหมายจะปรากฏเอง',
  'tool.no-tie': 'ยังไม่ได้บันทึก',
  'tool.insert': 'แทรก',
  'tool.widened': 'ความเกี่ยวข้องกับ {brand} ครอบคลุมเนื้อหานี้แล้ว',
  'tool.kind.paid': 'ได้รับค่าจ้าง',
  'tool.kind.affiliate': 'พันธมิตรการขาย',
  'tool.kind.code': 'รหัสส่วนลด',
});
addMessages('lo', {
  'tool.sponsored': 'ລິ້ງທີ່ໄດ້ຮັບການສະໜັບສະໜູນ',
  'tool.text': 'ຂໍ້ຄວາມ',
  'tool.address': 'ທີ່ຢູ່',
  'tool.tie': 'ຄວາມກ່ຽວຂ້ອງ',
  'tool.tie-hint': 'ຄວາມກ່ຽວຂ້ອງນີ້ຈະກວມເອົາເນື້ອຫານີ້: ປ້າຍ ແລະ ເຄື່ອງໝາຍຈະມາເອງ',
  'tool.no-tie': 'ຍັງບໍ່ໄດ້ບັນທຶກ',
  'tool.insert': 'ແຊກ',
  'tool.widened': 'ຄວາມກ່ຽວຂ້ອງກັບ {brand} ກວມເອົາເນື້ອຫານີ້ແລ້ວ',
  'tool.kind.paid': 'ໄດ້ຮັບເງິນ',
  'tool.kind.affiliate': 'ການຕະຫຼາດແບບພັນທະມິດ',
  'tool.kind.code': 'ລະຫັດສ່ວນຫຼຸດ',
});
addMessages('fil', {
  'tool.sponsored': 'Link na may sponsor',
  'tool.text': 'Teksto',
  'tool.address': 'Address',
  'tool.tie': 'Ugnayan',
  'tool.tie-hint': 'Sasaklawin ng ugnayan ang nilalamang ito: kusang lalabas ang label at marka.',
  'tool.no-tie': 'Hindi pa naitatala',
  'tool.insert': 'Ipasok',
  'tool.widened': 'Saklaw na ng ugnayan sa {brand} ang nilalamang ito',
  'tool.kind.paid': 'Binayaran',
  'tool.kind.affiliate': 'Affiliate',
  'tool.kind.code': 'Code ng diskuwento',
});
