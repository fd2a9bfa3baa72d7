# code
/ip firewall address-list
remove [find list="apps-new"]
add list="apps-new" address=198.51.100.0/24
remove [find list="apps"]
set [find list="apps-new"] list="apps"
/system reboot
