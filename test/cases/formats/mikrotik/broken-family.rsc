# code
/ip firewall address-list
remove [find list="apps-new"]
add list="apps-new" address=2001:db8::/32
remove [find list="apps"]
set [find list="apps-new"] list="apps"
